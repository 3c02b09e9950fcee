// SPDX-License-Identifier: EUPL-1.2
#include "web/script_dialog.h"

#include "portal/address.h"

#include <utility>

namespace web {

ScriptDialog::ScriptDialog(WebKitWebView* view, WebKitScriptDialog* dialog, std::shared_ptr<AskedBefore> before)
    : m_view{view},
      m_dialog{webkit_script_dialog_ref(dialog), webkit_script_dialog_unref},
      m_before{std::move(before)},
      m_is_repeated{std::exchange(m_before->anything, true)} {
}

ScriptDialog::Kind ScriptDialog::kind() const {
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

std::string ScriptDialog::text() const {
  const char* text = webkit_script_dialog_get_message(m_dialog.get());
  return text == nullptr ? "" : text;
}

std::string ScriptDialog::default_text() const {
  const char* text = kind() == Kind::prompt ? webkit_script_dialog_prompt_get_default_text(m_dialog.get()) : nullptr;
  return text == nullptr ? "" : text;
}

std::string ScriptDialog::host() const {
  const char* address = webkit_web_view_get_uri(m_view);
  const auto parsed = address == nullptr ? std::nullopt : portal::parse_address(address);
  return parsed ? parsed->host : "";
}

void ScriptDialog::answer(bool yes, const std::string& text) {
  const auto asked = kind();
  if (asked == Kind::confirm || asked == Kind::leave)
    webkit_script_dialog_confirm_set_confirmed(m_dialog.get(), yes ? TRUE : FALSE);
  else if (asked == Kind::prompt && yes)
    webkit_script_dialog_prompt_set_text(m_dialog.get(), text.c_str());
  m_dialog.reset();
}

ScriptQuestions::ScriptQuestions(WebKitWebView* view, const Cover& cover) : m_view{view}, m_cover{cover} {
  g_signal_connect(view, "script-dialog", G_CALLBACK(asked), this);
  g_signal_connect(view, "load-changed", G_CALLBACK(load_changed), this);
}

ScriptQuestions::~ScriptQuestions() {
  g_signal_handlers_disconnect_by_data(m_view, this);
}

gboolean ScriptQuestions::asked(WebKitWebView* view, WebKitScriptDialog* dialog, gpointer self) {
  auto& questions = *static_cast<ScriptQuestions*>(self);
  ScriptDialog question{view, dialog, questions.m_before};
  const bool is_about_leaving = question.kind() == ScriptDialog::Kind::leave;
  const bool is_agreed = questions.m_agrees && question.kind() == ScriptDialog::Kind::confirm;
  if (questions.m_cover.is_for_good())
    question.answer(is_about_leaving || is_agreed, {});
  else if (is_about_leaving || !questions.m_before->is_silenced)
    questions.m_signal_asked.emit(question);
  return TRUE;
}

void ScriptQuestions::load_changed(WebKitWebView* /*view*/, WebKitLoadEvent event, gpointer self) {
  if (event == WEBKIT_LOAD_COMMITTED)
    static_cast<ScriptQuestions*>(self)->m_before = std::make_shared<AskedBefore>();
}

} // namespace web
