import { mount } from "svelte";
import App from "./App.svelte";
import { loadLanguage } from "./i18n/index";
import { applyTheme } from "./styles/theme";
import "./styles/tokens.css";
import "./styles/house.css";
import "./styles/print.css";

const target = document.getElementById("app");
if (!target) throw new Error("index.html has no element #app");
applyTheme();
await loadLanguage();
mount(App, { target });
