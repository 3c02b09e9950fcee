// SPDX-License-Identifier: EUPL-1.2
// Keeps what the forms of a document send, for the one that goes to a card host: the launcher sends it on in WebKit's
// stead, and WebKit does not say what is in it. Runs at the start of each document, in the same world as page_script.js.
//
// "formdata" comes for every way of sending a form, at the moment its fields are gathered: later the form may be gone,
// and another one to the same address may be there.
'use strict';

(() => {
  const property = (type, name) => Object.getOwnPropertyDescriptor(type.prototype, name).get;
  const base_address = property(Node, 'baseURI');
  const own_address = property(Document, 'URL');
  const character_set = property(Document, 'characterSet');
  const shadow_root = property(Element, 'shadowRoot');
  const attribute = (element, name) => element && Element.prototype.getAttribute.call(element, name);
  const query_all = within =>
    (within === document ? Document : DocumentFragment).prototype.querySelectorAll.call(within, '*');
  const listen = (target, type, listener) => EventTarget.prototype.addEventListener.call(target, type, listener, true);

  const state = globalThis[Symbol.for('primaweb')] ??= {};
  const types = ['application/x-www-form-urlencoded', 'text/plain', 'multipart/form-data'];
  let sent = null; // of the last "submit": its form, and the button that sent it
  let submission = null; // of the last "formdata"

  function target_of(form, button) {
    const wish = name => (attribute(button, `form${name}`) ?? attribute(form, name) ?? '').trim();
    const type = wish('enctype').toLowerCase();
    try {
      return {
        address: wish('action') === '' ? own_address.call(document) : new URL(wish('action'), base_address.call(form)).href,
        method: wish('method').toUpperCase(),
        type: types.includes(type) ? type : types[0],
      };
    } catch {
      return {};
    }
  }

  function submitted(event) {
    // A page may pretend that a form was sent, but not in the browser's name.
    if (event.isTrusted)
      sent = {form: event.target, button: event.submitter};
  }

  function gathered(event) {
    if (!event.isTrusted)
      return;
    const form = event.target;
    // That button may have sent it, or a script after it.
    const targets = [target_of(form, null)];
    if (sent?.form === form && sent.button)
      targets.unshift(target_of(form, sent.button));
    // Page scripts that hear of it later may still add to the fields.
    submission = {fields: event.formData, targets, charset: attribute(form, 'accept-charset')};
  }

  function listen_to_forms(where) {
    listen(where, 'submit', submitted);
    listen(where, 'formdata', gathered);
  }

  // Neither event leaves a shadow tree; closed ones stay so to the launcher as well.
  function listen_in_shadows(within) {
    for (const element of query_all(within)) {
      const shadow = shadow_root.call(element);
      if (shadow) {
        listen_to_forms(shadow);
        listen_in_shadows(shadow);
      }
    }
  }

  const is_ascii = text => /^[\0-\x7f]*$/.test(text);

  // The fields of the form that was sent to `address`; null when there was none, or when only WebKit could write them.
  state.form = address => {
    const without_fragment = text => text.replace(/#.*/s, '');
    const target = submission?.targets.find(
      each => each.method === 'POST' && without_fragment(each.address) === without_fragment(address));
    if (!target)
      return null;
    const as_sent = value => (value instanceof File ? value.name : value).replace(/\r\n|\r|\n/g, '\r\n');
    const fields = Array.from(submission.fields, field => field.map(as_sent));
    const charset = (submission.charset ?? character_set.call(document)).trim().toLowerCase();
    if (charset !== 'utf-8' && !fields.flat().every(is_ascii))
      return null;
    switch (target.type) {
    case 'text/plain':
      return {type: target.type, body: fields.map(([name, value]) => `${name}=${value}\r\n`).join('')};
    case 'multipart/form-data':
      return null;
    default:
      return {type: target.type, body: new URLSearchParams(fields).toString()};
    }
  };

  listen_to_forms(window);
  for (const moment of ['DOMContentLoaded', 'load', 'click'])
    listen(window, moment, () => listen_in_shadows(document));
})();
