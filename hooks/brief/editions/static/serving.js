/* While an author writes, nothing is kept: the next save must be seen. */
navigator.serviceWorker?.getRegistrations().then((all) => all.forEach((one) => one.unregister()));
