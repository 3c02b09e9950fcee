// SPDX-License-Identifier: EUPL-1.2
#include "web/script_channel.h"

#include "web/user_script.h"

#include <array>
#include <utility>

namespace web {

namespace {

/// Of the script world, and of what the scripts call in it.
constexpr const char* channel_world = "primaweb";
constexpr const char* channel_handler = "primaweb";

/// In this order: each uses what those before it left in the world.
constexpr std::array scripts{"dom",  "role",    "name", "outline", "locator", "list", "opening", "steady",
                             "rule", "changes", "form", "choice",  "log_out", "face", "act",     "page"};

using Value = base::ObjectPtr<JSCValue>;

void add_text(std::string& json, const char* text) {
  json += '"';
  for (; *text != '\0'; ++text) {
    constexpr char first_printable = ' ';
    const auto sign = static_cast<unsigned char>(*text);
    if (sign < first_printable || sign == '"' || sign == '\\') {
      constexpr std::array digits{'0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'};
      json += "\\u00";
      json += digits.at(sign / digits.size());
      json += digits.at(sign % digits.size());
    } else {
      json += *text;
    }
  }
  json += '"';
}

/// As JSON: texts, whole numbers, and dictionaries of such.
void add_value(std::string& json, GVariant* variant) {
  if (g_variant_is_of_type(variant, G_VARIANT_TYPE_STRING) != 0) {
    add_text(json, g_variant_get_string(variant, nullptr));
    return;
  }
  if (g_variant_is_of_type(variant, G_VARIANT_TYPE_DOUBLE) != 0) {
    json += std::to_string(static_cast<std::uint64_t>(g_variant_get_double(variant)));
    return;
  }
  json += '{';
  GVariantIter entries;
  g_variant_iter_init(&entries, variant);
  const char* name = nullptr;
  GVariant* contents = nullptr;
  while (g_variant_iter_loop(&entries, "{&sv}", &name, &contents) != 0) {
    if (json.back() != '{')
      json += ',';
    add_text(json, name);
    json += ':';
    add_value(json, contents);
  }
  json += '}';
}

std::string text_in(JSCValue* message, const char* name) {
  const Value value{jsc_value_object_get_property(message, name)};
  const base::TextPtr text{jsc_value_is_string(value.get()) != 0 ? jsc_value_to_string(value.get()) : nullptr};
  return text ? text.get() : "";
}

} // namespace

ScriptChannel::ScriptChannel(WebKitWebView* view)
    : m_manager{WEBKIT_USER_CONTENT_MANAGER(g_object_ref(webkit_web_view_get_user_content_manager(view)))} {
  g_signal_connect(m_manager.get(), ("script-message-with-reply-received::" + std::string{channel_handler}).c_str(),
                   G_CALLBACK(received), this);
  webkit_user_content_manager_register_script_message_handler_with_reply(m_manager.get(), channel_handler,
                                                                         channel_world);
  for (const char* name : scripts)
    add_user_script(m_manager.get(), name, WEBKIT_USER_CONTENT_INJECT_TOP_FRAME, channel_world);
}

ScriptChannel::~ScriptChannel() {
  g_signal_handlers_disconnect_by_data(m_manager.get(), this);
}

void ScriptChannel::begin_document() {
  m_document.clear();
  m_reply.reset();
  m_orders.clear();
  m_answered.clear();
}

void ScriptChannel::send(GVariantDict& order, Answered answered) {
  m_answered.emplace(++m_last_order, std::move(answered));
  g_variant_dict_insert(&order, "number", "d", static_cast<double>(m_last_order));
  m_orders.emplace_back(g_variant_ref_sink(g_variant_dict_end(&order)));
  send_next();
}

void ScriptChannel::send_next() {
  if (!m_reply || m_orders.empty())
    return;
  const auto order = std::move(m_orders.front());
  m_orders.pop_front();
  const auto reply = std::exchange(m_reply, nullptr);
  std::string json;
  add_value(json, order.get());
  // As an error, since that is a plain text. A value would need a context of JavaScript's that lives until then, and
  // WebKit keeps its own for some seconds only: held longer, it takes the whole program along when it goes after the
  // next one has come.
  webkit_script_message_reply_return_error_message(reply.get(), json.c_str());
}

gboolean ScriptChannel::received(WebKitUserContentManager* /*manager*/, JSCValue* json, WebKitScriptMessageReply* reply,
                                 gpointer self) {
  auto& channel = *static_cast<ScriptChannel*>(self);
  auto* context = jsc_value_get_context(json);
  const base::TextPtr text{jsc_value_to_string(json)};
  const Value parsed{jsc_value_new_from_json(context, text.get())};
  auto* message = parsed.get();
  const auto kind = text_in(message, "kind");
  if (kind == "ready") {
    channel.script_is_ready(message, reply);
    return TRUE;
  }
  const Value nothing{jsc_value_new_undefined(context)};
  webkit_script_message_reply_return_value(reply, nothing.get());
  if (kind == "answer")
    channel.script_answered(message);
  else
    channel.m_signal_told.emit(message, text_in(message, "document") == channel.m_document);
  return TRUE;
}

void ScriptChannel::script_is_ready(JSCValue* message, WebKitScriptMessageReply* reply) {
  const auto document = text_in(message, "document");
  const Value is_first{jsc_value_object_get_property(message, "is_first")};
  if (m_document.empty() && jsc_value_to_boolean(is_first.get()) != FALSE)
    m_document = document;
  else if (document != m_document)
    return; // the document before, which another process showed, or one in a window that the page opened
  m_reply.reset(webkit_script_message_reply_ref(reply));
  send_next();
}

void ScriptChannel::script_answered(JSCValue* message) {
  const Value number{jsc_value_object_get_property(message, "number")};
  const auto found = m_answered.find(static_cast<std::uint64_t>(jsc_value_to_double(number.get())));
  if (found == m_answered.end())
    return;
  const auto answered = std::move(found->second);
  m_answered.erase(found);
  const Value answer{jsc_value_object_get_property(message, "answer")};
  if (!answered.empty())
    answered(answer.get());
}

} // namespace web
