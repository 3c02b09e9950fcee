// SPDX-License-Identifier: EUPL-1.2
// Of which page a document is a part (ScriptMessages). Runs at the start of each document, also of frames, before the
// other scripts of its world.
'use strict';

(() => {
  const id = [...crypto.getRandomValues(new Uint32Array(4))].join('-'); // the page's own scripts do not learn it
  const parts = new Set([id]); // in the top document: of the whole page
  self.primawebDocument = {id, has: part => parts.has(part)};

  // Known by its ports: what a page sends, it may read once only.
  const ports_of_ours = 3;
  if (window !== top) {
    const ports = Array.from({length: ports_of_ours}, () => new MessageChannel().port1);
    top.postMessage({primawebPart: id}, '*', ports);
    return;
  }
  addEventListener('message', event => {
    if (event.ports.length !== ports_of_ours || typeof event.data?.primawebPart !== 'string')
      return;
    event.stopImmediatePropagation();
    parts.add(event.data.primawebPart);
  }, true);
})();
