// SPDX-License-Identifier: EUPL-1.2
// Finds what a locator names (portal/locator.h), in one look at the page. Runs at the start of each document, after
// outline_script.js.
//
// A locator comes as {control, places}: what it is, and from the innermost outwards what it is in; each has `roles`,
// `names`, `whole`, and a place `under`, for a heading. Lists are objects with the keys "0", "1", …
'use strict';

(() => {
  const state = globalThis[Symbol.for('primaweb')];
  const {around, closest, get_attribute, root_element} = state.dom;
  const {flat} = state.naming;

  const list = items => Object.values(items ?? {});

  // Letters that are shown in another order than they are read: what one reads there is not what is written.
  const turned = /[\u202d\u202e]/u;

  // Text as it is compared: what one sees alike and types differently is the same (spaces, capitals, apostrophes, marks
  // without width or for the direction), and nothing else is: a Cyrillic or a full-width letter is another letter.
  // null: like no text.
  function said(text) {
    if (turned.test(text))
      return null;
    const plain = flat(text.normalize('NFC').replace(/\p{Cf}|\p{Variation_Selector}/gu, '')).replace(/[\u2018\u2019\u02bc]/g, "'");
    try {
      return plain.toLocaleLowerCase(get_attribute(root_element(document), 'lang') || undefined);
    } catch { // the page's language is none
      return plain.toLowerCase();
    }
  }

  const is_in_a_word = letter => letter !== undefined && /[\p{L}\p{N}]/u.test(letter);

  // `words` stand in `text` as words of their own.
  function has_words(text, words) {
    for (let at = text.indexOf(words); at !== -1; at = text.indexOf(words, at + 1))
      if (!is_in_a_word([...text.slice(0, at)].at(-1)) && !is_in_a_word([...text.slice(at + words.length)][0]))
        return true;
    return false;
  }

  function is_named(wanted, ...texts) {
    const names = list(wanted.names);
    if (names.length === 0)
      return true;
    return texts.some(text => {
      const heard = said(text);
      return heard !== null && names.some(name => {
        const words = said(name);
        return wanted.whole ? heard === words : has_words(heard, words);
      });
    });
  }

  const has_role = (wanted, entry) => list(wanted.roles).includes(entry.role);

  function is_in(look, entry, places) {
    let place = entry.place;
    for (const wanted of list(places)) {
      if (wanted.under) {
        if (!entry.heading || !is_named(wanted, look.name_of(entry.heading)))
          return false;
        continue;
      }
      // What a place says is in its contents more often than in its name.
      const fits = each => has_role(wanted, each) &&
        (is_named(wanted, look.name_of(each)) || !wanted.whole && is_named(wanted, look.names.text_of(each.element)));
      while (place && !fits(place))
        place = place.place;
      if (!place)
        return false;
      place = place.place;
    }
    return true;
  }

  // The entries of the look that the locator names and that are shown, in the page's order.
  function find(look, {control, places}) {
    return look.entries.filter(entry => has_role(control, entry) && look.is_shown(entry) &&
      is_named(control, look.name_of(entry)) && is_in(look, entry, places));
  }

  // A link around a button is one control with it to a user, whose press meets what is innermost.
  function innermost(entries) {
    const elements = new Set(entries.map(entry => entry.element));
    const outer = new Set(entries.map(({element}) => closest(around(element), each => elements.has(each))));
    return entries.filter(({element}) => !outer.has(element));
  }

  state.locating = {find, innermost, is_in, is_named};
})();
