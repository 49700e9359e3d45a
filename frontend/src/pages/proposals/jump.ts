/** Going to another place of the same page: the address stays, what is there takes the focus. */
export function jump(event: MouseEvent): void {
  const link = (event.target as Element).closest("a");
  const target = link && document.getElementById(link.hash.slice(1));
  if (!target) return;
  event.preventDefault();
  if (!target.matches("a")) target.tabIndex = -1;
  target.focus({ preventScroll: true });
  target.scrollIntoView({ block: "center" });
}
