// SPDX-License-Identifier: EUPL-1.2
#include "web/context_menu.h"

#include "base/glib_pointers.h"

namespace web {

namespace {

bool is_kept(WebKitContextMenuItem* item) {
  switch (webkit_context_menu_item_get_stock_action(item)) {
  case WEBKIT_CONTEXT_MENU_ACTION_COPY:
  case WEBKIT_CONTEXT_MENU_ACTION_CUT:
  case WEBKIT_CONTEXT_MENU_ACTION_PASTE:
  case WEBKIT_CONTEXT_MENU_ACTION_PASTE_AS_PLAIN_TEXT:
  case WEBKIT_CONTEXT_MENU_ACTION_DELETE:
  case WEBKIT_CONTEXT_MENU_ACTION_SELECT_ALL:
  case WEBKIT_CONTEXT_MENU_ACTION_SPELLING_GUESS:
  case WEBKIT_CONTEXT_MENU_ACTION_RELOAD:
    return true;
  default:
    return false;
  }
}

gboolean shorten(WebKitWebView* /*view*/, WebKitContextMenu* menu, WebKitHitTestResult* /*hit*/, gpointer /*data*/) {
  const base::Handle<GList, g_list_free> items{g_list_copy(webkit_context_menu_get_items(menu))};
  for (const GList* each = items.get(); each != nullptr; each = each->next)
    if (auto* item = WEBKIT_CONTEXT_MENU_ITEM(each->data); !is_kept(item))
      webkit_context_menu_remove(menu, item);
  return webkit_context_menu_get_n_items(menu) == 0 ? TRUE : FALSE;
}

} // namespace

void keep_context_menu_short(WebKitWebView* view) {
  g_signal_connect(view, "context-menu", G_CALLBACK(shorten), nullptr);
}

} // namespace web
