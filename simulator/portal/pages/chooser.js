// SPDX-License-Identifier: EUPL-1.2
// The method chooser draws itself after its page has loaded, as the real one does: nothing of it stands in the HTML.
'use strict';

const app = document.getElementById('app');
const drawing_delay_ms = 300;

function element(tag, attributes, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes))
    made.setAttribute(name, value);
  made.append(...children);
  return made;
}

function language_bar(page) {
  const list = element('div', {class: 'language-list'});
  for (const language of ['nl', 'fr', 'de', 'en']) {
    const link = element('a', {role: 'button', tabindex: '0', lang: language}, language);
    if (language === page.language)
      link.classList.add('active');
    link.addEventListener('click', () => load(language));
    list.append(link);
  }
  return element('div', {class: 'language-bar'}, list);
}

function method(page, {id, label}) {
  const button = element('button', {type: 'button', class: 'method', 'data-method': id}, label);
  button.addEventListener('click', () => {
    if (id === 'eid')
      location.assign(page.card_address);
    else
      document.getElementById('note').textContent = page.elsewhere;
  });
  return element('li', {}, button);
}

function draw(page) {
  document.documentElement.lang = page.language;
  document.title = page.title;
  app.replaceChildren(
    element('header', {class: 'csam-header'}, element('span', {class: 'brand'}, 'CSAM'), language_bar(page)),
    element('main', {id: 'method'},
      element('h1', {}, page.title),
      element('p', {}, page.explained),
      element('p', {id: 'note', role: 'status'}, page.note),
      element('ul', {class: 'methods'}, ...page.methods.map(entry => method(page, entry)))),
    element('footer', {class: 'csam-footer-container'}, page.practice));
}

async function load(language) {
  const query = new URLSearchParams({goto: app.dataset.goto, ui_locales: language});
  const answer = await fetch('/fas/json/methods?' + query);
  if (!answer.ok) {
    location.assign('/fas/expired?' + query);
    return;
  }
  const page = await answer.json();
  setTimeout(() => draw(page), drawing_delay_ms);
}

load(app.dataset.language);
