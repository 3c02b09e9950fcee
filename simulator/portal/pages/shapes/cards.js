// SPDX-License-Identifier: EUPL-1.2
'use strict';

for (const card of document.querySelectorAll('.card[data-choice]')) {
  const choose = () => {
    const form = document.getElementById('sent');
    form.elements.choice.value = card.dataset.choice;
    form.submit();
  };
  card.addEventListener('click', choose);
  card.addEventListener('keydown', event => {
    if (event.key === 'Enter' || event.key === ' ')
      choose();
  });
}
