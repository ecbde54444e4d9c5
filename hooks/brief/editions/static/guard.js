/* Where the button did not come to life, what it needs was changed: that must be seen. Without scripts nothing shows. */
addEventListener("load", () => {
  for (const box of document.querySelectorAll(".check-it[hidden]")) box.nextElementSibling.hidden = false;
});
