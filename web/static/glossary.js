// Results while typing, keys, copying. The page works without any of it: the form is a plain GET form and the
// address is the state. Text is only ever put on the page as the server's own, escaped fragment.

const box = document.querySelector("#q");
const form = document.querySelector("form[data-live]");
const results = document.querySelector("#results");
const said = document.querySelector("#status"); // stays on the page, so that a screen reader hears it change
const keys = document.querySelector("#keys");
const AFTER_COMPOSITION = 100; // WebKit ends a composition just before the Enter that confirms it
const PAUSE = 40; // a burst of letters is one question

for (const hint of document.querySelectorAll(".hint")) hint.hidden = false; // its keys need this script

let running = null;
let timer = 0;
let composedAt = -Infinity;
let shown = form ? address().href : "";

/** Where the form would lead now: the address of its answer. */
function address() {
  const url = new URL(form.action);
  for (const [name, value] of new FormData(form)) {
    const text = value.trim();
    if (text) url.searchParams.set(name, text);
  }
  return url;
}

/** Ask for the results of what the form holds, unless they are shown already. */
async function look() {
  clearTimeout(timer);
  const url = address();
  if (url.href === shown) return;
  shown = url.href;
  running?.abort();
  running = new AbortController();
  try {
    const answer = await fetch(url, { headers: { "X-Fragment": "1" }, signal: running.signal });
    results.innerHTML = await answer.text();
    said.textContent = results.querySelector(".count-line, .said")?.textContent ?? "";
    history.replaceState(null, "", url);
    for (const link of document.querySelectorAll("a[data-carry]")) {
      link.search = box.value.trim() ? "?q=" + encodeURIComponent(box.value.trim()) : "";
    }
  } catch (error) {
    if (error.name !== "AbortError") {
      shown = "";
      results.textContent = said.textContent = form.dataset.lost;
    }
  }
}

function soon() {
  clearTimeout(timer);
  timer = setTimeout(look, PAUSE);
}

if (form) {
  box.addEventListener("input", (event) => {
    if (!event.isComposing) soon();
  });
  box.addEventListener("compositionend", (event) => {
    composedAt = event.timeStamp;
    soon();
  });
  form.addEventListener("change", soon);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    look();
  });
  box.addEventListener("keydown", (event) => {
    const confirming = event.isComposing || event.timeStamp - composedAt < AFTER_COMPOSITION;
    if (event.key === "Enter" && confirming) event.preventDefault();
    if (confirming) return;
    if (event.key === "ArrowDown" && move(1)) event.preventDefault();
    if (event.key === "Escape" && box.value) {
      box.value = "";
      soon();
      event.preventDefault();
    }
  });
}

/** The rows a person can walk through, and the link that takes the focus in each. */
const rows = () => [...document.querySelectorAll("#results .row")].filter((row) => row.querySelector("a"));
const current = () => document.activeElement?.closest?.("#results .row");

/** Go some rows on; from the first one up leads back to the box. */
function move(by) {
  const all = rows();
  const at = all.indexOf(current()) + by;
  if (at < 0) box?.focus();
  const next = all[at];
  next?.querySelector("a").focus();
  next?.scrollIntoView({ block: "nearest" });
  return Boolean(next);
}

async function copy(text, button) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    // Without a secure context there is no clipboard; a selection still copies.
    const area = document.createElement("textarea");
    area.value = text;
    document.body.append(area);
    area.select();
    document.execCommand("copy");
    area.remove();
  }
  if (!button || button.classList.contains("done")) return;
  const name = button.textContent;
  button.textContent = button.dataset.done;
  button.classList.add("done");
  setTimeout(() => {
    button.textContent = name;
    button.classList.remove("done");
  }, 1200);
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("button[data-copy]");
  if (button) copy(button.dataset.copy, button);
});

document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
  if (keys?.open || event.target.closest("input, select, textarea, [contenteditable]")) return;
  const row = current();
  if (event.key === "/" || (event.key === "Escape" && row)) {
    box?.focus();
    box?.select();
  } else if (event.key === "j" || event.key === "ArrowDown") {
    if (!move(1)) return;
  } else if (event.key === "k" || event.key === "ArrowUp") {
    if (!row) return;
    move(-1);
  } else if (event.key === "c" && row?.dataset.equivalent) {
    const text = row.dataset.equivalent;
    copy(text, [...row.querySelectorAll("button[data-copy]")].find((button) => button.dataset.copy === text));
  } else if (event.key === "?") {
    keys?.showModal();
  } else {
    return;
  }
  event.preventDefault();
});
