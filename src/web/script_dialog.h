// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "web/cover.h"

#include <sigc++/signal.h>
#include <sigc++/trackable.h>
#include <webkit/webkit.h>

#include <memory>
#include <string>

namespace web {

/// What one document has asked so far.
struct AskedBefore {
  bool anything = false;
  bool is_silenced = false; ///< the user wants no more of it
};

/// What the script of a page asks of the user. The page waits until the last copy of this is gone, or was answered.
class ScriptDialog {
public:
  enum class Kind {
    alert,   ///< something to read
    confirm, ///< yes or no
    prompt,  ///< a line of text
    leave,   ///< whether to leave a page that says it holds unsaved work
  };

  ScriptDialog(WebKitWebView* view, WebKitScriptDialog* dialog, std::shared_ptr<AskedBefore> before);

  [[nodiscard]] Kind kind() const;
  [[nodiscard]] std::string text() const; ///< the page's own words; those of `leave` WebKit makes up
  [[nodiscard]] std::string default_text() const;

  /// Of the page that asks; empty: it has none.
  [[nodiscard]] std::string host() const;

  /// The page asked something before, so that the user may have had enough of it.
  [[nodiscard]] bool is_repeated() const { return m_is_repeated; }

  /// From now on what the same document asks is answered with no, and nobody is asked; not so whether to leave it.
  void silence() { m_before->is_silenced = true; }

  /// The view whose page asks.
  [[nodiscard]] GtkWidget* view() const { return GTK_WIDGET(m_view); }

  /// Lets the page go on. Without an answer, it was no.
  void answer(bool yes, const std::string& text);

private:
  WebKitWebView* m_view;
  std::shared_ptr<WebKitScriptDialog> m_dialog;
  std::shared_ptr<AskedBefore> m_before;
  bool m_is_repeated;
};

/// Tells what the scripts in one view ask; also while the cover is on for a while, and then it is to be shown when the
/// user is back. Under a cover for good nobody is asked: what only tells something is read, a yes or a text is refused,
/// and a page is left.
class ScriptQuestions : public sigc::trackable {
public:
  /// Both outlive it.
  ScriptQuestions(WebKitWebView* view, const Cover& cover);
  ~ScriptQuestions();
  ScriptQuestions(const ScriptQuestions&) = delete;
  ScriptQuestions& operator=(const ScriptQuestions&) = delete;
  ScriptQuestions(ScriptQuestions&&) = delete;
  ScriptQuestions& operator=(ScriptQuestions&&) = delete;

  sigc::signal<void(ScriptDialog)>& signal_asked() { return m_signal_asked; }

  /// From now on a yes is given where nobody is asked: the user wants what the page does now.
  void agree() { m_agrees = true; }

private:
  static gboolean asked(WebKitWebView* view, WebKitScriptDialog* dialog, gpointer self);
  static void load_changed(WebKitWebView* view, WebKitLoadEvent event, gpointer self);

  WebKitWebView* m_view;
  const Cover& m_cover;
  bool m_agrees = false;
  std::shared_ptr<AskedBefore> m_before = std::make_shared<AskedBefore>();
  sigc::signal<void(ScriptDialog)> m_signal_asked;
};

} // namespace web
