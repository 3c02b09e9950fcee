// SPDX-License-Identifier: EUPL-1.2
// In WebKit's reader for PDFs, where that shows a print preview: has nothing filled in in it, neither with the mouse nor
// with the keyboard. Runs at the start of each document, also of frames, in the launcher's own script world, by itself.
'use strict';

(() => {
  if (location.protocol !== 'webkit-pdfjs-viewer:')
    return;
  new MutationObserver(() => {
    for (const layer of document.querySelectorAll('.annotationLayer:not([inert])'))
      layer.inert = true;
  }).observe(document, {childList: true, subtree: true});
})();
