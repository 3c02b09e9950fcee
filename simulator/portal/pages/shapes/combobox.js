// SPDX-License-Identifier: EUPL-1.2
// The list is there while the box has the focus, and holds what the letters in the box stand in.
'use strict';

{
  const form = document.getElementById('sent');
  const box = document.getElementById('filter');
  const list = document.getElementById('found');
  const options = [...list.children];
  const open = is_open => {
    list.hidden = !is_open;
    box.setAttribute('aria-expanded', String(is_open));
  };
  const filter = () => {
    const wanted = box.value.toLowerCase();
    for (const option of options)
      option.hidden = !option.textContent.toLowerCase().includes(wanted);
    form.elements.choice.value = '';
    form.querySelector('button').disabled = true;
    open(true);
  };
  box.addEventListener('focus', () => open(true));
  box.addEventListener('click', () => open(true));
  box.addEventListener('input', filter);
  for (const option of options)
    option.addEventListener('click', () => {
      for (const each of options)
        each.setAttribute('aria-selected', String(each === option));
      box.value = option.textContent.trim();
      form.elements.choice.value = option.dataset.choice;
      form.querySelector('button').disabled = false;
      open(false);
    });
}
