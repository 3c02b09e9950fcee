// SPDX-License-Identifier: EUPL-1.2
// A page that wants to be noticed, whatever the user is doing: it asks, prints, opens and takes the focus all the time, and
// tells the portal what came of it.
'use strict';

(() => {
  const make = (name, properties) => document.body.appendChild(Object.assign(document.createElement(name), properties));
  const box = make('input', {});
  const choosers = ['file', 'color'].map(type => make('input', {type}));
  const list = make('select', {innerHTML: '<option>1<option>2'});
  const tell = (what, came) => fetch(`/heard/${what}/${encodeURIComponent(String(came))}`);
  const attempt = act => {
    try {
      return act();
    } catch (error) {
      return error.name;
    }
  };

  setInterval(() => {
    tell('window', attempt(() => open('/elsewhere')));
    choosers.forEach(each => each.click());
    [...choosers, list].forEach(each => attempt(() => each.showPicker()));
    window.focus();
    box.focus();
    tell('alert', alert('!'));
    tell('confirm', confirm('?'));
    tell('prompt', prompt('PIN?', box.value));
    attempt(() => print());
    tell('permission', attempt(() => window.Notification?.permission));
    tell('activation', navigator.userActivation.hasBeenActive);
  }, 500);
})();
