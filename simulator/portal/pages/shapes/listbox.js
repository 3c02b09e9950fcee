// SPDX-License-Identifier: EUPL-1.2
'use strict';

{
  const form = document.getElementById('sent');
  const options = [...form.querySelectorAll('[role=option]')];
  const choose = chosen => {
    for (const option of options)
      option.setAttribute('aria-selected', String(option === chosen));
    form.elements.choice.value = chosen.dataset.choice;
    form.querySelector('button').disabled = false;
  };
  for (const option of options)
    option.addEventListener('click', () => choose(option));
}
