/** Light or dark: as the system is, or as the person chose on this device. */
export type Theme = "light" | "dark" | "system";

const STORED = "theme";

/** What was chosen on this device. */
export function theme(): Theme {
  const stored = localStorage.getItem(STORED);
  return stored === "light" || stored === "dark" ? stored : "system";
}

/** Shows the page in a theme and remembers it. */
export function setTheme(chosen: Theme): void {
  if (chosen === "system") localStorage.removeItem(STORED);
  else localStorage.setItem(STORED, chosen);
  applyTheme();
}

/** Shows the page in the theme that was chosen. */
export function applyTheme(): void {
  const chosen = theme();
  if (chosen === "system") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = chosen;
}
