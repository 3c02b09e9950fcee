// SPDX-License-Identifier: EUPL-1.2
// In WebKit's reader for PDFs: tells when its user has filled something in, and hands out the document with that in it.
// Runs at the start of each document, also of frames, after document_script.js.
'use strict';

(() => {
  if (location.protocol !== 'webkit-pdfjs-viewer:')
    return;
  const launcher = window.webkit.messageHandlers.reader;
  const wanted = []; // what the document is asked for with, and not handed out for yet

  const {id} = self.primawebDocument;
  let is_filled_in = false;

  const tell = () => {
    is_filled_in = true;
    launcher.postMessage({id, filledIn: true});
  };

  // A page number that is typed in the reader's own toolbar is no work; what is drawn on a page is. A stroke may end
  // outside its page, or of the window.
  const tell_work_in = places => event => {
    if (event.isTrusted && event.target.closest?.(places))
      tell();
  };
  addEventListener('input', tell_work_in('.page'), true);
  addEventListener('pointerdown', tell_work_in('.annotationEditorLayer:not(.disabled)'), true);

  // A picture is put on a page by the toolbar, or from the clipboard. What it stands in counts, which is there before the
  // picture.
  new MutationObserver(changes => {
    const is_picture = node => node instanceof Element && node.classList.contains('stampEditor');
    if (changes.some(change => [...change.addedNodes].some(is_picture)))
      tell();
  }).observe(document, {childList: true, subtree: true});

  // A frame goes without its page; the document that is gone back to may be one that was kept.
  addEventListener('pagehide', () => {
    if (is_filled_in)
      launcher.postMessage({id, left: true});
  }, true);
  addEventListener('pageshow', event => {
    if (event.persisted && is_filled_in)
      tell();
  }, true);

  // From the page that the reader is in. The reader itself would take it for a fault.
  addEventListener('message', event => {
    if (typeof event.data?.documentFor !== 'string')
      return;
    event.stopImmediatePropagation();
    const {documentFor} = event.data;
    const button = document.querySelector('#download, #downloadButton');
    if (!button)
      return launcher.postMessage({id, documentFor, contents: ''});
    wanted.push(documentFor);
    button.click();
  }, true);

  // To save the document, the reader makes it and presses a link that leads to it.
  addEventListener('click', async event => {
    const [link] = event.composedPath();
    if (wanted.length === 0 || !(link instanceof HTMLAnchorElement) || !link.href.startsWith('blob:'))
      return;
    event.preventDefault();
    const answered = wanted.splice(0);
    const made = new FileReader();
    made.onload = () => {
      const contents = made.result.slice(made.result.indexOf(',') + 1);
      answered.forEach(documentFor => launcher.postMessage({id, documentFor, contents}));
    };
    made.readAsDataURL(await (await fetch(link.href)).blob());
  }, true);
})();
