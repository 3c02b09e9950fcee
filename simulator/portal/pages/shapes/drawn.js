// SPDX-License-Identifier: EUPL-1.2
// Tells the portal that a page is drawn and can be used: whoever goes on by hand waits for it, as a person does.
'use strict';

function tell_that_it_is_drawn() {
  requestAnimationFrame(() => requestAnimationFrame(() => fetch('/shape/drawn')));
}

if (!document.getElementById('part'))
  addEventListener('load', tell_that_it_is_drawn);
