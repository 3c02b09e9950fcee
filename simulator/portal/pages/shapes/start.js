// SPDX-License-Identifier: EUPL-1.2
'use strict';

for (const button of document.querySelectorAll('[data-address]'))
  button.addEventListener('click', () => {
    const {address, window: name} = button.dataset;
    if (name)
      window.open(address, name);
    else
      location.assign(address);
  });
