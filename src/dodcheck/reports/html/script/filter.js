"use strict";
const entries = [...document.querySelectorAll(".entry")].map((element) => ({
  element, keys: element.dataset.keys.split(" "), group: element.closest(".group"), text: "",
}));
const form = document.querySelector(".filter");
const chips = form ? [...form.querySelectorAll(".chip")] : [];
const wanted = new Set();

const plain = (text) => text.normalize("NFKC").toLowerCase();
const read = (entry) => (entry.text ||= plain(entry.element.textContent.replace(/\s+/g, " ")));
const words = () => plain(form.elements.q.value).split(/\s+/).filter(Boolean);

/** Shows what has a wanted key and all words, and hides the headings over nothing. */
function narrow() {
  const asked = words();
  const left = new Set();
  let found = 0;
  for (const entry of entries) {
    const fits = (!wanted.size || entry.keys.some((key) => wanted.has(key))) && asked.every((word) => read(entry).includes(word));
    if (entry.element.hidden === fits) entry.element.hidden = !fits;
    if (fits) { found += 1; left.add(entry.group); left.add(entry.group.parentElement); }
  }
  for (const part of document.querySelectorAll(".part, .group")) part.hidden = !left.has(part);
  for (const chip of chips) chip.setAttribute("aria-pressed", String(wanted.has(chip.dataset.key)));
  const all = found === entries.length;
  const number = new Intl.NumberFormat("en");
  form.querySelector(".found").textContent = all ? `${number.format(found)} criteria` : `${number.format(found)} of ${number.format(entries.length)} criteria`;
  form.querySelector("[data-do=clear]").hidden = all && !wanted.size && !asked.length;
  document.querySelector(".nothing").hidden = found > 0;
}

/** Narrows to these keys and words, and to nothing else. */
function show(keys, text) {
  wanted.clear();
  for (const key of keys) if (chips.some((chip) => chip.dataset.key === key)) wanted.add(key);
  form.elements.q.value = text;
  narrow();
}

function toggle(key) {
  if (!wanted.delete(key)) wanted.add(key);
  narrow();
  keep();
}

function openAll(open) {
  for (const entry of entries) if (!entry.element.hidden) entry.element.open = open;
}
