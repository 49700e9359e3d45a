/** All words are there before the first test, as they are before the first page. */
import { pageWords } from "./index";

await pageWords(true);
