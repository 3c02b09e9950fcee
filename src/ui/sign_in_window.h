// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "card/eid_card.h"
#include "card/pin.h"
#include "signin/event.h"
#include "signin/view.h"
#include "ui/present.h"
#include "ui/window_guard.h"

#include <giomm/actiongroup.h>
#include <gtkmm/window.h>
#include <sigc++/signal.h>

#include <chrono>
#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace ui {

/// The guided dialog: a step line, one question, its buttons. Draws a signin::View and tells what
/// the user did; decides nothing. The portal's view lies under the questions, mapped and covered, so that its pages run
/// as in any browser, and comes to the front for ByHand. Thread: main loop.
class SignInWindow : public Gtk::Window {
public:
  /// `practice`: its own colour and title (promise 8). `typed_pin_bound`: how long the digits of a PIN stay when no key
  /// follows them; the sentence about it says a minute.
  explicit SignInWindow(bool practice, std::chrono::milliseconds typed_pin_bound = std::chrono::minutes{1});
  ~SignInWindow() override;
  SignInWindow(const SignInWindow&) = delete;
  SignInWindow& operator=(const SignInWindow&) = delete;
  SignInWindow(SignInWindow&&) = delete;
  SignInWindow& operator=(SignInWindow&&) = delete;

  /// What is signed in to, in the service's own name; PrimaWeb until it is told.
  void set_service(const Glib::ustring& name);

  /// The hosts that the card may answer (portal::Description::card_hosts).
  void set_card_hosts(const std::vector<std::string>& hosts);

  /// Brings the window before the user, for what happened at `since`: their own act, or something that opens it by
  /// itself. The latter takes no key that may be meant for another window (promise 10), and neither does what the user
  /// asked for so long ago that they may have gone on with something else: ten seconds.
  void open(WindowGuard::Opening opening, Moment since, const std::string& activation_token = {});

  /// The user turned to it, and it has kept the focus since.
  [[nodiscard]] bool has_user() const;

  void show_view(const signin::View& view);

  /// A file of the portal's description could not be used: to be told where the user has to go on by hand.
  void warn_of_description(bool is_broken);

  /// What may be opened in the desktop's web browser where a failure is told: an address, or nothing.
  void offer_pages(std::function<std::string(signin::Failure)> page_for);
  /// The page that the user wanted opened there did not open.
  void tell_no_browser();

  /// Returns whether the portal's own page is before the user.
  [[nodiscard]] bool shows_page() const;
  /// Says what befell that page, above whatever is shown, until another view is.
  void tell(const Glib::ustring& sentence);

  /// Says whether a choice can be remembered at all; else it is not offered.
  void offer_to_remember_choices(bool is_wanted);

  /// Says whether what the user does by hand is followed, to be offered to them once they have arrived: the bar above
  /// the page says so, and lets them stop it.
  void tell_of_learning(bool is_on);

  /// Says whether to offer, where the user has to go on by hand, to forget all that was remembered of pages.
  void offer_to_forget(bool has_learned);

  /// The portal's view, or null to give it back before it moves to another window.
  void set_portal_view(Gtk::Widget* view);

  /// What one can do with the page that comes to the front (web/page_actions.h), so that one which does not respond can
  /// be loaded anew.
  void set_page_actions(const Glib::RefPtr<Gio::ActionGroup>& actions);

  /// The PIN the user confirmed, in locked memory, and whether the last-try box was ticked for it.
  sigc::signal<void(card::Pin&, card::LastTry)>& signal_pin_confirmed();
  /// The user wants to type the PIN on the reader, and whether the last-try box was ticked for it.
  sigc::signal<void(card::LastTry)>& signal_pad_wanted();
  /// Line of AskChoice::options, and the "remember" tick.
  sigc::signal<void(std::size_t, bool)>& signal_chosen();
  /// The user wants the next lines of the list.
  sigc::signal<void()>& signal_more_wanted();
  /// Of a host that was asked about: its name as shown, and the answer.
  sigc::signal<void(std::string, signin::HostAnswer)>& signal_host_answered();
  sigc::signal<void()>& signal_change_wanted();
  sigc::signal<void()>& signal_remedy_pressed();
  /// The user wants to know what is wrong with this computer.
  sigc::signal<void()>& signal_check_up();
  /// The user wants this address opened in the desktop's web browser.
  sigc::signal<void(std::string)>& signal_browser();
  sigc::signal<void()>& signal_forget();
  /// The user says that the unknown page in front is the service.
  sigc::signal<void()>& signal_arrived();
  /// The user does not want to be followed; the bar has said so already.
  sigc::signal<void()>& signal_learning_declined();
  /// Cancel, Escape, or the window's close button; where the page may be work, once the user has confirmed it.
  sigc::signal<void()>& signal_cancelled();

  /// Where the page may be work: asks whether to sign out; signal_cancelled() or signal_stay() follows.
  void ask_to_sign_out();

  /// Asked whether to sign out, the user stays; or the page that it was about went.
  sigc::signal<void()>& signal_stay();

  /// The user is about to be asked whether to sign out: to be answered with tell_log_out(), now or soon.
  sigc::signal<void()>& signal_asks_to_sign_out();
  /// Says whether the launcher can sign out of the portal itself; the question says so.
  void tell_log_out(bool is_known);

private:
  class Impl;
  std::unique_ptr<Impl> m_impl;
};

} // namespace ui
