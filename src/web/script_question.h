// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <sigc++/signal.h>
#include <sigc++/trackable.h>
#include <webkit/webkit.h>

#include <memory>
#include <string>

namespace web {

/// What the script of a page asks of the user. The page waits until the last copy of this is gone, or was answered.
class ScriptQuestion {
public:
  enum class Kind {
    alert,   ///< something to read
    confirm, ///< yes or no
    prompt,  ///< a line of text
    leave,   ///< whether to leave a page that says it holds unsaved work
  };

  ScriptQuestion(WebKitWebView* view, WebKitScriptDialog* dialog);

  [[nodiscard]] Kind kind() const;
  [[nodiscard]] std::string text() const; ///< the page's own words; those of `leave` WebKit makes up
  [[nodiscard]] std::string default_text() const;

  /// The view whose page asks.
  [[nodiscard]] GtkWidget* view() const { return GTK_WIDGET(m_view); }

  /// Lets the page go on. Without an answer, it was no.
  void answer(bool yes, const std::string& text);

private:
  WebKitWebView* m_view;
  std::shared_ptr<WebKitScriptDialog> m_dialog;
};

/// Tells what the scripts in one view ask.
class ScriptQuestions : public sigc::trackable {
public:
  /// The view outlives it.
  explicit ScriptQuestions(WebKitWebView* view);
  ~ScriptQuestions();
  ScriptQuestions(const ScriptQuestions&) = delete;
  ScriptQuestions& operator=(const ScriptQuestions&) = delete;
  ScriptQuestions(ScriptQuestions&&) = delete;
  ScriptQuestions& operator=(ScriptQuestions&&) = delete;

  sigc::signal<void(ScriptQuestion)>& signal_asked() { return m_signal_asked; }

private:
  static gboolean asked(WebKitWebView* view, WebKitScriptDialog* dialog, gpointer self);

  WebKitWebView* m_view;
  sigc::signal<void(ScriptQuestion)> m_signal_asked;
};

} // namespace web
