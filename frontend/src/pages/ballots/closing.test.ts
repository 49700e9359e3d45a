import { expect, test } from "vitest";
import { left } from "./closing";

const AT = "2026-11-24T10:00:00.000000Z";
const at = (seconds: number): number => Date.parse("2026-11-24T10:00:00Z") - seconds * 1000;

test.each([
  [3600, "1:00:00"],
  [545, "9:05"],
  [60, "1:00"],
  [0.2, "0:01"],
])("%s seconds before it is %s", (seconds, words) => {
  expect(left(AT, at(seconds))?.words).toBe(words);
});

test.each([0, -1, -3600])("nothing is left %s seconds before", (seconds) => {
  expect(left(AT, at(seconds))).toBeUndefined();
});
