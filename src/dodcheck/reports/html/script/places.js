/** Keeps what is shown in the address, so that it can be sent to somebody. */
function keep() {
  const state = new URLSearchParams();
  if (wanted.size) state.set("show", [...wanted].join(","));
  if (form.elements.q.value.trim()) state.set("q", form.elements.q.value.trim());
  const hash = state.toString();
  history.replaceState(null, "", hash ? `#${hash}` : location.pathname + location.search);
}

/** Follows the address: to a criterion, which is opened and never hidden, or to what was shown. */
function follow() {
  let name = "";
  try { name = decodeURIComponent(location.hash.slice(1)); } catch { /* It is no address of ours. */ }
  const target = name && document.getElementById(name);
  if (target) {
    if (target.closest("#criteria") && target.closest("[hidden]")) show([], "");
    if (target.matches(".entry")) target.open = true;
    if (target.closest("#criteria")) target.scrollIntoView();
    if (target.matches(".entry")) target.querySelector("summary").focus({ preventScroll: true });
  } else if (form && name.includes("=")) {
    const state = new URLSearchParams(location.hash.slice(1));
    show((state.get("show") || "").split(","), state.get("q") || "");
  }
}

const actions = { clear: () => { show([], ""); keep(); form.elements.q.focus(); }, open: () => openAll(true), close: () => openAll(false) };
let waiting = 0;

if (form) {
  form.hidden = false;
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(() => { narrow(); keep(); }, 80); });
}
document.addEventListener("click", (event) => {
  const on = event.target.closest("[data-key], [data-do], [data-only]");
  if (!on || !form) return;
  if (on.dataset.key) toggle(on.dataset.key);
  else if (on.dataset.do) actions[on.dataset.do]();
  else {
    event.preventDefault();
    show(on.dataset.only.split(" "), "");
    keep();
    document.getElementById("criteria").scrollIntoView();
    form.elements.q.focus({ preventScroll: true });
  }
});
document.addEventListener("keydown", (event) => {
  if (!form || event.ctrlKey || event.metaKey || event.altKey) return;
  const typing = event.target.matches("input");
  if (event.key === "/" && !typing) { event.preventDefault(); form.elements.q.focus(); form.elements.q.select(); }
  if (event.key === "Escape" && typing && form.elements.q.value) { event.preventDefault(); form.elements.q.value = ""; narrow(); keep(); }
});
window.addEventListener("hashchange", follow);
let opened = [];
window.addEventListener("beforeprint", () => {
  opened = [...document.querySelectorAll("details:not([open])")].filter((one) => !one.hidden);
  for (const one of opened) one.open = true;
});
window.addEventListener("afterprint", () => { for (const one of opened) one.open = false; });
