// SPDX-License-Identifier: EUPL-1.2
// The document as its user has it before them: open shadow roots and frames of the same origin are part of it, and what
// is not shown is not. Runs at the start of each document, before the scripts that use it.
//
// An element hides properties of a form or of the document by its name (<input name="localName">, <img name="body">);
// so such properties are never asked of the object, but of its prototype.
'use strict';

(() => {
  const state = globalThis[Symbol.for('primaweb')] ??= {};

  function getter(type, name) {
    const {get} = Object.getOwnPropertyDescriptor(type.prototype, name);
    return node => get.call(node);
  }
  function method(type, name) {
    const called = type.prototype[name];
    return (node, one, two) => called.call(node, one, two);
  }

  const node_type = getter(Node, 'nodeType');
  const parent_node = getter(Node, 'parentNode');
  const first_child = getter(Node, 'firstChild');
  const next_sibling = getter(Node, 'nextSibling');
  const first_element = getter(Element, 'firstElementChild');
  const first_element_in = getter(DocumentFragment, 'firstElementChild');
  const next_element = getter(Element, 'nextElementSibling');
  const owner_document = getter(Node, 'ownerDocument');
  const is_connected = getter(Node, 'isConnected');
  const root_of = method(Node, 'getRootNode');
  const name_without_prefix = getter(Element, 'localName');
  const namespace_of = getter(Element, 'namespaceURI');
  const shadow_root = getter(Element, 'shadowRoot');
  const slot_of_element = getter(Element, 'assignedSlot');
  const slot_of_text = getter(Text, 'assignedSlot');
  const get_attribute = method(Element, 'getAttribute');
  const has_attributes = method(Element, 'hasAttributes');
  const matches = method(Element, 'matches');
  const box_of = method(Element, 'getBoundingClientRect');
  const check_visibility = method(Element, 'checkVisibility');
  const assigned_nodes = method(HTMLSlotElement, 'assignedNodes');
  const all_in_document = method(Document, 'querySelectorAll');
  const all_in_fragment = method(DocumentFragment, 'querySelectorAll');
  const frame_document = getter(HTMLIFrameElement, 'contentDocument');
  const old_frame_document = getter(HTMLFrameElement, 'contentDocument');
  const root_element = getter(Document, 'documentElement');
  const window_of = getter(Document, 'defaultView');
  const host_of = getter(ShadowRoot, 'host');

  // Kinds of which properties are asked that an element of another language (MathML, SVG) with such a name has not.
  const kinds_with_properties = new Set(['frame', 'iframe', 'input', 'label', 'option', 'select', 'slot']);
  const html = 'http://www.w3.org/1999/xhtml';

  // An element's kind; '' for one that only bears the name of such a kind.
  function local_name(element) {
    const name = name_without_prefix(element);
    return kinds_with_properties.has(name) && namespace_of(element) !== html ? '' : name;
  }

  const is_element = node => node_type(node) === Node.ELEMENT_NODE;
  const is_text = node => node_type(node) === Node.TEXT_NODE;
  const is_document = node => node_type(node) === Node.DOCUMENT_NODE;
  // A shadow root is a fragment in a tree, and no other fragment is.
  const is_shadow = node => node_type(node) === Node.DOCUMENT_FRAGMENT_NODE;

  // In a document or a shadow root.
  const all_in = (root, selectors) => (is_document(root) ? all_in_document : all_in_fragment)(root, selectors);

  // null for what is no frame, and for a frame of another origin.
  function document_in(element, kind = local_name(element)) {
    switch (kind) {
    case 'iframe':
      return frame_document(element);
    case 'frame':
      return old_frame_document(element);
    default:
      return null;
    }
  }

  // What a slot shows: what was put there, or what it has itself; null for what is no slot, or an empty one.
  function assigned_to(element, kind) {
    const assigned = kind === 'slot' ? assigned_nodes(element) : [];
    return assigned.length > 0 ? assigned : null;
  }

  // What comes next below `element` in the page as it is drawn.
  function each_child(element, visit) {
    const kind = local_name(element);
    const inner = document_in(element, kind);
    const shadow = shadow_root(element);
    if (inner) {
      if (root_element(inner))
        visit(root_element(inner));
    } else if (!shadow && assigned_to(element, kind)) {
      assigned_to(element, kind).forEach(visit);
    } else {
      for (let child = first_child(shadow ?? element); child; child = next_sibling(child))
        visit(child);
    }
  }

  // The element around `node` in the page as it is drawn; null at the outermost.
  function around(node) {
    const slot = is_element(node) ? slot_of_element(node) : is_text(node) ? slot_of_text(node) : null;
    const parent = slot ?? parent_node(node);
    if (!parent)
      return null;
    if (is_shadow(parent))
      return host_of(parent);
    if (!is_document(parent))
      return parent;
    return parent === document ? null : window_of(parent)?.frameElement ?? null;
  }

  function closest(element, fits) {
    for (let each = element; each; each = around(each))
      if (fits(each))
        return each;
    return null;
  }

  const by_id_in_document = method(Document, 'getElementById');
  const by_id_in_fragment = method(DocumentFragment, 'getElementById');

  // Those that an attribute names by their ids, in its order.
  function referred_by(element, attribute) {
    const ids = get_attribute(element, attribute)?.split(/\s+/).filter(id => id !== '') ?? [];
    const root = root_of(element);
    if (!is_document(root) && !is_shadow(root))
      return [];
    const find = is_document(root) ? by_id_in_document : by_id_in_fragment;
    return ids.map(id => find(root, id)).filter(each => each !== null);
  }

  const style_of = element => window_of(owner_document(element)).getComputedStyle(element);

  const not_hidden = {visibilityProperty: true};
  const not_transparent = {visibilityProperty: true, opacityProperty: true};

  // What has no box itself may have one around each of its parts (display: contents).
  function is_drawn(element) {
    if (check_visibility(element, not_hidden))
      return true;
    const style = style_of(element);
    return style.display === 'contents' && style.visibility === 'visible';
  }

  // Smaller boxes hold what is for screen readers only, or nothing.
  const least_pixels = 3;

  // Whether a user could find it on the page by looking, as far as one can tell without scrolling there.
  function is_visible(element) {
    if (!check_visibility(element, not_transparent))
      return false;
    const box = box_of(element);
    if (box.width < least_pixels || box.height < least_pixels)
      return false;
    if (box.right > 0 && box.bottom > 0)
      return true;
    const view = window_of(owner_document(element));
    return box.right + view.scrollX > 0 && box.bottom + view.scrollY > 0;
  }

  state.dom = {
    all_in, around, assigned_to, box_of, closest, document_in, each_child, first_child, first_element, first_element_in,
    get_attribute, getter, has_attributes, is_connected, is_document, is_drawn, is_element, is_text, is_visible,
    local_name, matches, method, next_element, next_sibling, owner_document, parent_node, referred_by, root_element,
    root_of, shadow_root, style_of, window_of,
  };
})();
