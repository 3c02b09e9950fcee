// SPDX-License-Identifier: EUPL-1.2
// The list is made when it is opened, at the end of the page, and taken away when it is closed.
'use strict';

{
  const form = document.getElementById('sent');
  const box = form.querySelector('.drop-down');
  let list;
  const close = () => {
    list?.remove();
    list = undefined;
    box.setAttribute('aria-expanded', 'false');
  };
  const choose = option => {
    box.textContent = option.textContent.trim();
    form.elements.choice.value = option.dataset.choice;
    form.querySelector('button').disabled = false;
    close();
  };
  const open = () => {
    list = document.getElementById('lines').content.firstElementChild.cloneNode(true);
    document.body.append(list);
    box.setAttribute('aria-expanded', 'true');
    for (const option of list.children)
      option.addEventListener('click', () => choose(option));
  };
  box.addEventListener('click', () => list ? close() : open());
  addEventListener('blur', close);
}
