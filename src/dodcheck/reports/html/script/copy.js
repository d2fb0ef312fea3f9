/** Gives every command in a part of the page a button that copies it. */
function offer(part) {
  for (const command of part.querySelectorAll(".cmd")) {
    if (command.querySelector("button")) continue;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "copy";
    button.setAttribute("aria-label", `Copy ${command.textContent}`);
    command.append(button);
  }
}

/** Copies a text; where the clipboard is closed to pages, by way of a selection. */
async function copy(code) {
  try {
    await navigator.clipboard.writeText(code.textContent);
  } catch {
    getSelection().selectAllChildren(code);
    document.execCommand("copy");
  }
}

document.addEventListener("click", async (event) => {
  const button = event.target.closest(".copy");
  if (!button) return;
  await copy(button.previousElementSibling);
  button.classList.add("done");
  setTimeout(() => button.classList.remove("done"), 1500);
});
document.addEventListener("toggle", (event) => { if (event.target.open) offer(event.target); }, true);
for (const command of document.querySelectorAll(".cmd")) if (!command.closest(".entry")) offer(command.parentElement);
follow();
