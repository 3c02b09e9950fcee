// SPDX-License-Identifier: EUPL-1.2
#include "web/script_question.h"

namespace web {

ScriptQuestion::ScriptQuestion(WebKitWebView* view, WebKitScriptDialog* dialog)
    : m_view{view}, m_dialog{webkit_script_dialog_ref(dialog), webkit_script_dialog_unref} {
}

ScriptQuestion::Kind ScriptQuestion::kind() const {
  switch (webkit_script_dialog_get_dialog_type(m_dialog.get())) {
  case WEBKIT_SCRIPT_DIALOG_ALERT:
    return Kind::alert;
  case WEBKIT_SCRIPT_DIALOG_CONFIRM:
    return Kind::confirm;
  case WEBKIT_SCRIPT_DIALOG_PROMPT:
    return Kind::prompt;
  case WEBKIT_SCRIPT_DIALOG_BEFORE_UNLOAD_CONFIRM:
    return Kind::leave;
  }
  return Kind::alert;
}

std::string ScriptQuestion::text() const {
  const char* text = webkit_script_dialog_get_message(m_dialog.get());
  return text == nullptr ? "" : text;
}

std::string ScriptQuestion::default_text() const {
  const char* text = kind() == Kind::prompt ? webkit_script_dialog_prompt_get_default_text(m_dialog.get()) : nullptr;
  return text == nullptr ? "" : text;
}

void ScriptQuestion::answer(bool yes, const std::string& text) {
  const auto asked = kind();
  if (asked == Kind::confirm || asked == Kind::leave)
    webkit_script_dialog_confirm_set_confirmed(m_dialog.get(), yes ? TRUE : FALSE);
  else if (asked == Kind::prompt && yes)
    webkit_script_dialog_prompt_set_text(m_dialog.get(), text.c_str());
  m_dialog.reset();
}

ScriptQuestions::ScriptQuestions(WebKitWebView* view) : m_view{view} {
  g_signal_connect(view, "script-dialog", G_CALLBACK(asked), this);
}

ScriptQuestions::~ScriptQuestions() {
  g_signal_handlers_disconnect_by_data(m_view, this);
}

gboolean ScriptQuestions::asked(WebKitWebView* view, WebKitScriptDialog* dialog, gpointer self) {
  static_cast<ScriptQuestions*>(self)->m_signal_asked.emit(ScriptQuestion{view, dialog});
  return TRUE;
}

} // namespace web
