// SPDX-License-Identifier: EUPL-1.2
// Says when the page has changed. Runs at the start of each document, before page_script.js.
'use strict';

(() => {
  const state = globalThis[Symbol.for('primaweb')];
  const {document_in, is_element} = state.dom;

  const pause_ms = 250;
  // A page that changes all the time is looked at seldom enough to leave it most of its time.
  const pauses_per_look = 8;

  const everything = {subtree: true, childList: true, characterData: true, attributes: true};
  // What a style sheet shows after a while, no change of the document tells of.
  const without_mutation = ['animationend', 'transitionend'];

  const listen = (target, type, listener) => EventTarget.prototype.addEventListener.call(target, type, listener, true);
  const forget = (target, type, listener) =>
    EventTarget.prototype.removeEventListener.call(target, type, listener, true);

  // Calls `look` whenever the document has changed: at once after a quiet time, and seldom while it changes all the
  // time. `look` gives the roots of the page's other parts, shadow roots and frames' documents, which are watched from
  // then on, too. Gives what ends it.
  function at_each_change(look) {
    const roots = new Set();
    let pausing = false;
    let changed = false;
    let has_ended = false;
    let last_change = performance.now();
    const changes = new MutationObserver(notice_change);

    function watch(root) {
      if (roots.has(root) || has_ended)
        return;
      roots.add(root);
      changes.observe(root, everything);
      listen(root, 'readystatechange', look_now);
      listen(root, 'load', notice_frame);
      for (const type of without_mutation)
        listen(root, type, notice_change);
    }
    // Another document came into it.
    function notice_frame({target}) {
      if (is_element(target) && document_in(target))
        notice_change();
    }
    function notice_change() {
      changed = true;
      last_change = performance.now();
      look_soon();
    }
    function look_soon() {
      if (pausing || !changed || has_ended)
        return;
      changed = false;
      pausing = true;
      const since = performance.now();
      look_now();
      setTimeout(() => {
        pausing = false;
        look_soon();
      }, Math.max(pause_ms, pauses_per_look * (performance.now() - since)));
    }
    function look_now() {
      try {
        for (const root of look())
          watch(root);
      } catch { // what nobody expected of this page may be gone at the next look
      }
    }

    watch(document);
    listen(window, 'resize', notice_change);
    return {
      look_now,
      // In milliseconds; 0 while the last change was not looked at.
      unchanged_for: () => changed ? 0 : performance.now() - last_change,
      stop() {
        has_ended = true;
        changes.disconnect();
        for (const root of roots) {
          forget(root, 'readystatechange', look_now);
          forget(root, 'load', notice_frame);
          for (const type of without_mutation)
            forget(root, type, notice_change);
        }
        forget(window, 'resize', notice_change);
      },
    };
  }

  state.changes = {at_each_change};
})();
