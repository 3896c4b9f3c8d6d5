// Runs in the page, from its first moment: notes when each of window.watched has been drawn.
const seen = {};
window.seenAt = seen;

function look() {
  for (const [name, selector] of Object.entries(window.watched))
    if (!(name in seen) && isDrawn(selector)) {
      seen[name] = undefined;
      setTimeout(() => {
        seen[name] = performance.now();
      });
    }
  if (Object.keys(seen).length < Object.keys(window.watched).length) requestAnimationFrame(look);
}

function isDrawn(selector) {
  return (document.querySelector(selector)?.getBoundingClientRect().height ?? 0) > 0;
}

requestAnimationFrame(look);
