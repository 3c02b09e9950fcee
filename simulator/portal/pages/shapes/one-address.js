// SPDX-License-Identifier: EUPL-1.2
// Draws one page after the other on the same address: what a form or a link leads to comes into the place of it.
'use strict';

{
  const place = document.getElementById('part');
  const main = place.closest('main');
  const draw = async (address, options) => {
    const answer = await fetch(address, options);
    place.innerHTML = await answer.text();
    for (const heading of main.querySelectorAll(':scope > h1'))
      heading.remove();
    document.title = place.querySelector('h1').textContent;
    tell_that_it_is_drawn();
  };
  place.addEventListener('submit', event => {
    event.preventDefault();
    const form = event.target;
    draw(form.action, {method: 'POST', body: new URLSearchParams(new FormData(form, event.submitter))});
  });
  place.addEventListener('click', event => {
    const link = event.target.closest('a');
    if (!link)
      return;
    event.preventDefault();
    draw(link.href);
  });
  draw(place.dataset.begin);
}
