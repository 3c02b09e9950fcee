// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "ui/template.h"

#include <gtkmm/box.h>
#include <sigc++/signal.h>

namespace ui {

/// Stands above the portal's own page when the launcher does not know it: what the user may do there.
class ByHandBar : public Gtk::Box {
public:
  ByHandBar();

  /// Says whether a file of the portal's description could not be used: perhaps that is why the page is not known.
  void warn_of_description(bool is_broken);

  /// Says whether what the user does here is followed, to be remembered once they have arrived; they may stop that.
  void tell_of_learning(bool is_on);

  /// Says whether to offer to forget the pages that the launcher goes on from by itself since its user did so.
  void offer_to_forget(bool has_learned);

  /// What is signed in to, in the service's own name.
  void set_service(const Glib::ustring& name);

  /// Another page is shown: whatever was asked is not asked any more. `may_be_work`: the user may say that this is the
  /// service.
  void start_over(bool may_be_work);

  /// The user pressed it and confirmed it.
  sigc::signal<void()>& signal_forget() { return m_forget; }

  /// The user answered a question, or said that they want no help. Emitted before the buttons go: the focus belongs in
  /// the page.
  sigc::signal<void()>& signal_answered() { return m_answered; }

  /// The user says that this is the service. Emitted before the button goes, as above.
  sigc::signal<void()>& signal_arrived() { return m_arrived; }

  /// The user stops it. Emitted before the button goes, as above.
  sigc::signal<void()>& signal_learning_declined() { return m_learning_declined; }

  sigc::signal<void()>& signal_cancelled() { return m_cancelled; }

private:
  void ask(bool is_asked);
  void answer(bool forget);

  Template m_template{"by-hand-bar"};
  sigc::signal<void()> m_forget;
  sigc::signal<void()> m_answered;
  sigc::signal<void()> m_arrived;
  sigc::signal<void()> m_learning_declined;
  sigc::signal<void()> m_cancelled;
};

} // namespace ui
