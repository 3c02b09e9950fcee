// SPDX-License-Identifier: EUPL-1.2
// Waits until what was found can be pressed as a careful user would press it: it is enabled, nothing covers it, and it
// has stayed where it is for a moment. Runs at the start of each document, after outline_script.js.
'use strict';

(() => {
  const state = globalThis[Symbol.for('primaweb')];
  const {
    box_of, closest, getter, is_connected, local_name, method, owner_document, shadow_root, window_of,
  } = state.dom;
  const {is_disabled} = state.roles;

  const met_in_document = method(Document, 'elementFromPoint');
  const met_in_shadow = method(ShadowRoot, 'elementFromPoint');
  const boxes_of = method(Element, 'getClientRects');
  const scroll_to = method(Element, 'scrollIntoView');
  const border_left = getter(Element, 'clientLeft');
  const border_top = getter(Element, 'clientTop');
  const control_of_label = getter(HTMLLabelElement, 'control');

  const still_ms = 150;
  const between_looks_ms = 50;

  const pause = milliseconds => new Promise(resolve => setTimeout(resolve, milliseconds));

  // Of the largest of its boxes: a link may go over several lines, and the middle between them is not on it.
  function middle_of(element) {
    const area = box => box.width * box.height;
    const [largest] = [...boxes_of(element)].sort((one, other) => area(other) - area(one));
    return largest && {x: largest.x + largest.width / 2, y: largest.y + largest.height / 2};
  }

  // What a press at this point of the document would meet.
  function met_at(page, {x, y}) {
    let met = met_in_document(page, x, y);
    for (let shadow = met && shadow_root(met); shadow; shadow = shadow_root(met)) {
      const inner = met_in_shadow(shadow, x, y);
      if (!inner || inner === met)
        break;
      met = inner;
    }
    return met;
  }

  const is_label_of = (element, control) => local_name(element) === 'label' && control_of_label(element) === control;

  // A press on its middle would meet it, or a label of it; and in the documents around its own, that one's frame.
  function is_uncovered({element, surface}) {
    let at = middle_of(surface);
    const met = at && met_at(owner_document(surface), at);
    if (!met || !closest(met, each => each === surface || is_label_of(each, element)))
      return false;
    let frame = window_of(owner_document(surface)).frameElement;
    while (frame) {
      const box = box_of(frame);
      at = {x: at.x + box.x + border_left(frame), y: at.y + box.y + border_top(frame)};
      if (met_at(owner_document(frame), at) !== frame)
        return false;
      frame = window_of(owner_document(frame)).frameElement;
    }
    return true;
  }

  // Out of view it may be in its window, in a box that scrolls, or in a window around its own.
  function bring_into_view(found) {
    if (!is_uncovered(found))
      scroll_to(found.surface, {block: 'center', inline: 'center', behavior: 'instant'});
  }

  const is_ready = found =>
    is_connected(found.element) && !is_disabled(found.element) && is_connected(found.surface) && is_uncovered(found);

  const places = ['x', 'y', 'width', 'height'];
  const is_at = (surface, box) => places.every(name => box_of(surface)[name] === box[name]);

  // find: gives {element, surface} as the page stands now, or nothing. Gives what was found once it is ready and has
  // been so, in one place, for still_ms; undefined when that did not come to be in time, or is not wanted any more.
  async function steady(find, seconds, is_wanted) {
    const end = performance.now() + seconds * 1000;
    while (is_wanted() && performance.now() < end) {
      const found = find();
      if (found) {
        bring_into_view(found);
        const box = box_of(found.surface);
        const since = performance.now();
        const is_still = () => is_ready(found) && is_at(found.surface, box);
        while (is_still() && performance.now() - since < still_ms)
          await pause(between_looks_ms);
        const now = performance.now() - since >= still_ms ? find() : undefined;
        if (now?.element === found.element && now.surface === found.surface && is_still())
          return found;
      }
      await pause(between_looks_ms);
    }
    return undefined;
  }

  state.steadiness = {steady};
})();
