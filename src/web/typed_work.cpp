// SPDX-License-Identifier: EUPL-1.2
#include "web/typed_work.h"

#include "web/user_script.h"

#include <string>

namespace web {

namespace {

/// Not the world of page_script.js, whose scripts speak with the top frame only.
constexpr const char* script_world = "primaweb-typing";
constexpr const char* handler = "typing";

} // namespace

TypedWork::TypedWork(WebKitWebView* view)
    : m_view{view},
      m_manager{WEBKIT_USER_CONTENT_MANAGER(g_object_ref(webkit_web_view_get_user_content_manager(view)))} {
  g_signal_connect(m_manager.get(), ("script-message-received::" + std::string{handler}).c_str(), G_CALLBACK(told),
                   this);
  g_signal_connect(m_view, "load-changed", G_CALLBACK(load_changed), this);
  webkit_user_content_manager_register_script_message_handler(m_manager.get(), handler, script_world);
  add_user_script(m_manager.get(), "typing", WEBKIT_USER_CONTENT_INJECT_ALL_FRAMES, script_world);
}

TypedWork::~TypedWork() {
  g_signal_handlers_disconnect_by_data(m_manager.get(), this);
  g_signal_handlers_disconnect_by_data(m_view, this);
}

void TypedWork::told(WebKitUserContentManager* /*manager*/, JSCValue* message, gpointer self) {
  auto& documents = static_cast<TypedWork*>(self)->m_documents;
  const Object<JSCValue> id{jsc_value_object_get_property(message, "id")};
  const Object<JSCValue> is_typed{jsc_value_object_get_property(message, "typed")};
  const Text document{jsc_value_to_string(id.get())};
  if (jsc_value_to_boolean(is_typed.get()) != FALSE)
    documents.insert(document.get());
  else
    documents.erase(document.get());
}

void TypedWork::load_changed(WebKitWebView* /*view*/, WebKitLoadEvent event, gpointer self) {
  if (event == WEBKIT_LOAD_COMMITTED)
    static_cast<TypedWork*>(self)->m_documents.clear();
}

} // namespace web
