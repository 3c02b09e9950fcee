// SPDX-License-Identifier: EUPL-1.2
// Tells when its user has typed or chosen something in a document, and when that was sent. Runs at the start of each
// document, also of frames, after document_script.js; what is filled in in a PDF, reader_script.js tells.
'use strict';

(() => {
  if (location.protocol === 'webkit-pdfjs-viewer:')
    return;
  const launcher = window.webkit.messageHandlers.typing;
  const forms = new Set(); // in which something was typed; the document where it was in none
  const handed_on = new Set(); // those of them that a script of the page sends its own way, or not at all

  const {id} = self.primawebDocument;

  const tell = (sent = false) => launcher.postMessage({id, typed: forms.size > 0, sent});

  // What a script types is not the user's, and what is searched for is no work.
  const is_work = (event, field) =>
    event.isTrusted && !(field instanceof HTMLInputElement && field.type === 'search');

  const take_away = (form, sent) => {
    handed_on.delete(form);
    if (forms.delete(form))
      tell(sent);
  };

  const holds_same = (one, other) =>
    [...one.elements].filter(field => field.name && field.value).every(field => {
      const there = other.elements.namedItem(field.name);
      return there && (there instanceof RadioNodeList || there.value === field.value);
    });

  // A page that has sent a form, and is not loaded anew by that, shows something else in its place; or the same again,
  // when something in it was not as it should be.
  const leaving = new MutationObserver(() => {
    for (const form of handed_on)
      if (!form.isConnected) {
        const again = [...document.forms].find(each => !forms.has(each) && holds_same(form, each));
        if (again) {
          forms.delete(form);
          handed_on.delete(form);
          forms.add(again);
        } else {
          take_away(form, false);
        }
      }
    if (handed_on.size === 0)
      leaving.disconnect();
  });

  addEventListener('input', event => {
    const [field] = event.composedPath();
    if (!is_work(event, field))
      return;
    forms.add(field.form ?? document);
    handed_on.delete(field.form);
    if (forms.size === 1)
      tell();
  }, true);
  addEventListener('submit', event => {
    const form = event.target;
    setTimeout(() => {
      if (!event.defaultPrevented || !form.isConnected) {
        take_away(form, true);
      } else if (forms.has(form)) {
        handed_on.add(form);
        leaving.observe(form.getRootNode(), {childList: true, subtree: true});
      }
    }, 0);
  }, true);
  // A frame goes without its page.
  addEventListener('pagehide', () => {
    if (forms.size > 0)
      launcher.postMessage({id, typed: false});
  }, true);
  // The document that is gone back to may be one that was kept, with all that stood in it.
  addEventListener('pageshow', event => {
    if (event.persisted)
      tell();
  }, true);
})();
