// A receipt's QR leads here with the code behind #, where no log sees it: put it into the form and
// take it out of the address.
const code = decodeURIComponent(location.hash.slice(1));
const field = document.querySelector("[name=code]");
if (code && field) {
  field.value = code;
  history.replaceState(null, "", location.pathname);
}
