// SPDX-License-Identifier: EUPL-1.2
'use strict';

document.getElementById('sends-itself').addEventListener('change', event => {
  if (event.target.value)
    event.target.form.requestSubmit();
});
