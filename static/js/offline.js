// Asks the browser to keep the page for when there is no network (static/js/sw.js). A browser that
// refuses, in a private window for instance, goes on without.
navigator.serviceWorker?.register("/sw.js").catch(() => {});
