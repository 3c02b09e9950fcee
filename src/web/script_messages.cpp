// SPDX-License-Identifier: EUPL-1.2
#include "web/script_messages.h"

#include "base/continuation.h"
#include "base/error_word.h"
#include "web/user_script.h"

#include <sigc++/adaptors/bind.h>
#include <sigc++/functors/mem_fun.h>

#include <utility>

namespace web {

namespace {

/// The answer is a boolean; none from a view without a page.
constexpr const char* question = "return self.primawebDocument?.has(id) ?? false";

} // namespace

ScriptMessages::ScriptMessages(WebKitWebView* opener)
    : m_opener{opener},
      m_manager{WEBKIT_USER_CONTENT_MANAGER(g_object_ref(webkit_web_view_get_user_content_manager(opener)))} {
  g_signal_connect(m_manager.get(), "script-message-received::typing", G_CALLBACK(typing_told), this);
  g_signal_connect(m_manager.get(), "script-message-received::reader", G_CALLBACK(reader_told), this);
  for (const char* handler : {"typing", "reader"})
    webkit_user_content_manager_register_script_message_handler(m_manager.get(), handler, world);
  for (const char* script : {"document", "typing", "reader"})
    add_user_script(m_manager.get(), script, WEBKIT_USER_CONTENT_INJECT_ALL_FRAMES, world);
}

ScriptMessages::~ScriptMessages() {
  g_signal_handlers_disconnect_by_data(m_manager.get(), this);
}

void ScriptMessages::listen(From from, WebKitWebView* view, Heard heard) {
  m_listeners.push_back({from, view, std::move(heard)});
}

void ScriptMessages::typing_told(WebKitUserContentManager* /*manager*/, JSCValue* message, gpointer self) {
  static_cast<ScriptMessages*>(self)->told(From::typing, message);
}

void ScriptMessages::reader_told(WebKitUserContentManager* /*manager*/, JSCValue* message, gpointer self) {
  static_cast<ScriptMessages*>(self)->told(From::reader, message);
}

void ScriptMessages::told(From from, JSCValue* message) {
  std::erase_if(m_listeners, [](const Listener& each) { return each.heard.empty(); });
  std::vector<WebKitWebView*> pop_ups;
  for (const auto& each : m_listeners)
    if (each.from == from && each.view != m_opener)
      pop_ups.push_back(each.view);
  if (pop_ups.empty()) {
    m_owners.clear();
    return tell(from, m_opener, message);
  }
  const base::ObjectPtr<JSCValue> id{jsc_value_object_get_property(message, "id")};
  const std::string document{base::TextPtr{jsc_value_to_string(id.get())}.get()};
  if (const auto known = m_owners.find(document); known != m_owners.end())
    return tell(from, known->second, message);

  GVariantDict arguments;
  g_variant_dict_init(&arguments, nullptr);
  g_variant_dict_insert(&arguments, "id", "s", document.c_str());
  const base::VariantPtr bound{g_variant_ref_sink(g_variant_dict_end(&arguments))};
  const auto asked =
      std::make_shared<Asked>(Asked{.from = from,
                                    .message = base::ObjectPtr<JSCValue>{JSC_VALUE(g_object_ref(message))},
                                    .document = document,
                                    .unanswered = pop_ups.size()});
  for (auto* view : pop_ups)
    webkit_web_view_call_async_javascript_function(
        view, question, -1, bound.get(), world, nullptr, nullptr, base::resume,
        base::keep(sigc::bind(sigc::mem_fun(*this, &ScriptMessages::answered), asked)));
}

/// What is no pop-up's is the opener's. So is what no view knows of any more: there it asks once too often rather than
/// not at all.
void ScriptMessages::answered(GObject* view, GAsyncResult* result, const std::shared_ptr<Asked>& asked) {
  GError* error = nullptr;
  const base::ObjectPtr<JSCValue> answer{
      webkit_web_view_call_async_javascript_function_finish(WEBKIT_WEB_VIEW(view), result, &error)};
  if (const base::ErrorPtr failure{error})
    g_debug("A pop-up does not say whether a message is its own: %s", base::error_word(failure.get()).c_str());
  --asked->unanswered;
  auto* owner = answer && jsc_value_to_boolean(answer.get()) != FALSE ? WEBKIT_WEB_VIEW(view)
                : asked->unanswered == 0 && !asked->is_found          ? m_opener
                                                                      : nullptr;
  if (owner == nullptr)
    return;
  asked->is_found = true;
  m_owners.insert_or_assign(asked->document, owner);
  tell(asked->from, owner, asked->message.get());
}

void ScriptMessages::tell(From from, WebKitWebView* view, JSCValue* message) {
  for (const auto& each : m_listeners)
    if (each.from == from && each.view == view && !each.heard.empty())
      return each.heard(message);
}

} // namespace web
