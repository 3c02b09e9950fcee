// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/glib_pointers.h"
#include "session/saved_files.h"
#include "ui/pop_up_window.h"
#include "ui/primaweb_window.h"
#include "ui/script_question.h"
#include "ui/toolkit_dialogs.h"
#include "web/browser.h"

#include <sigc++/signal.h>
#include <sigc++/trackable.h>

#include <list>
#include <memory>
#include <string>
#include <vector>

namespace session {

/// What the pages of a session open around themselves: pop-ups, questions of their scripts, files to save. Main loop's
/// thread.
class WorkWindows : public sigc::trackable {
public:
  /// Browser and window outlive it. `side_actions`: what the windows offer besides, as "side.…"; may be null.
  WorkWindows(web::Browser& browser, ui::PrimaWebWindow& primaweb, bool practice,
              Glib::RefPtr<Gio::ActionGroup> side_actions);
  ~WorkWindows();
  WorkWindows(const WorkWindows&) = delete;
  WorkWindows& operator=(const WorkWindows&) = delete;
  WorkWindows(WorkWindows&&) = delete;
  WorkWindows& operator=(WorkWindows&&) = delete;

  /// Closes and forgets all of it, before the session's end, and before anything of the launcher's own covers the
  /// pages.
  void close();

  /// Sets whether the pages are covered, while their user is away: covers what of them is open, and keeps it.
  void set_covered(bool covered);

  /// A file is on its way still; close() ends that.
  [[nodiscard]] bool is_saving() const { return m_files.is_saving(); }

  /// The user wants it uncovered.
  sigc::signal<void()>& signal_uncover() { return m_uncover; }

  /// What did not open of a page that is not in PrimaWeb's window yet.
  sigc::signal<void(web::NotDone)>& signal_not_done() { return m_not_done; }

private:
  struct OpenPreview {
    std::shared_ptr<web::PrintPreview> preview;
    std::unique_ptr<ui::PopUpWindow> window;
  };

  void give_actions(ui::PopUpWindow& window);
  void pop_up_opened(web::PopUp& pop_up);
  void close(web::PopUp& pop_up, ui::PopUpWindow& window);
  void preview_made(const std::shared_ptr<web::PrintPreview>& preview);
  void asked(web::ScriptDialog question);
  void tell_not_done(web::NotDone what, GtkWidget* view);
  void asked_to_resend(web::ResendQuestion question);
  void leaving(const std::string& host, const sigc::slot<void()>& go);
  void ask(Gtk::Window& over, const ui::ScriptQuestionWords& words, ui::ScriptQuestion::Answer answered);
  /// The pop-up that shows this view; null where none does.
  [[nodiscard]] ui::PopUpWindow* pop_up_of(GtkWidget* view) const;
  [[nodiscard]] Gtk::Window& window_of(Gtk::Widget& view);

  Gtk::Widget& m_page;
  ui::PrimaWebWindow& m_primaweb;
  bool m_practice;
  Glib::RefPtr<Gio::ActionGroup> m_side_actions;
  sigc::signal<void()> m_uncover;
  sigc::signal<void(web::NotDone)> m_not_done;
  bool m_is_covered = false;
  std::vector<ui::PopUpWindow*> m_waiting; ///< until they are uncovered, to be shown
  ui::ToolkitDialogs m_dialogs;
  SavedFiles m_files;
  std::list<std::unique_ptr<ui::PopUpWindow>> m_pop_ups;
  std::list<OpenPreview> m_previews;
  std::list<std::unique_ptr<ui::ScriptQuestion>> m_questions;
  /// What is asked once the cover goes. No window is made for it before: GTK answers an assistive tool with the last
  /// window there is, and one that was never shown ends the program (ui::LastToplevel).
  std::list<std::function<void()>> m_questions_to_come;
};

} // namespace session
