
"use strict";
// Walks from mark to mark and hides what a reader does not want to see. The
// page is whole without it.
(() => {
  const tools = document.querySelector(".tools");
  if (!tools) return;
  tools.hidden = false;
  for (const keys of document.querySelectorAll(".keys")) keys.hidden = false;
  const told = tools.querySelector("output");
  const notes = [...document.querySelectorAll(".note")];
  const number = note => note.id.slice("note-".length);
  const marksOf = note => document.querySelectorAll(`mark[data-note="${number(note)}"]`);
  let here = null;

  const light = (note, on) => {
    note.classList.toggle("here", on);
    for (const mark of marksOf(note)) mark.classList.toggle("here", on);
  };
  const go = note => {
    if (here) light(here, false);
    here = note;
    light(note, true);
    const place = marksOf(note)[0] || note;
    place.scrollIntoView({ block: "center" });
    const shown = notes.filter(n => !n.hidden);
    told.textContent = `${shown.indexOf(note) + 1} of ${shown.length}`;
    (document.getElementById(`mark-${number(note)}`) || note).focus({ preventScroll: true });
  };
  const step = by => {
    const shown = notes.filter(n => !n.hidden);
    if (!shown.length) { told.textContent = "no marks"; return; }
    const at = shown.indexOf(here);
    go(shown[at < 0 ? (by > 0 ? 0 : shown.length - 1) : (at + by + shown.length) % shown.length]);
  };
  const filter = () => {
    const on = by => new Set([...tools.querySelectorAll(`input[data-by="${by}"]:checked`)].map(i => i.value));
    const severities = on("severity"), categories = on("category");
    for (const note of notes) {
      note.hidden = !severities.has(note.dataset.severity) || !categories.has(note.dataset.category);
      for (const mark of marksOf(note)) mark.classList.toggle("off", note.hidden);
    }
    if (here && here.hidden) { light(here, false); here = null; }
    told.textContent = `${notes.filter(n => !n.hidden).length} marks`;
  };

  tools.addEventListener("change", filter);
  for (const button of tools.querySelectorAll("[data-step]"))
    button.addEventListener("click", () => step(Number(button.dataset.step)));
  document.addEventListener("click", event => {
    const mark = event.target.closest("mark");
    const note = mark && document.getElementById(`note-${mark.dataset.note}`);
    if (note && !note.hidden) go(note);
  });
  document.addEventListener("keydown", event => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.target.closest("input, button, a") && event.key === "Enter") return;
    switch (event.key) {
      case "n": step(1); break;
      case "p": step(-1); break;
      case "F8": step(event.shiftKey ? -1 : 1); break;
      case "Enter":
        if (!here) return;
        (document.activeElement === here ? marksOf(here)[0] || here : here).focus();
        break;
      default: return;
    }
    event.preventDefault();
  });
})();
