// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <gio/gio.h>
#include <sigc++/signal.h>
#include <sigc++/trackable.h>

#include <string>

namespace web {

/// Returns whether the address carries, beside host and path, what may be a secret of the session: a query, a fragment
/// or a parameter of the path with a value as long and as mixed as a token is, or with the name of one.
[[nodiscard]] bool may_carry_a_secret(const std::string& address);

/// Returns the mailto: address with no more in it than to whom the letter goes, what it is about and what stands in it.
[[nodiscard]] std::string letter_of(const std::string& address);

/// Opens other sites in the desktop's browser, and an address to write to or to call in its program for that. One click
/// of the user opens one: a page cannot flood the desktop. Where the address may carry a secret, the user is asked
/// first: the other site gets it, and the browser keeps it in its history. Nothing is ever left out of their
/// addresses, which might mean something else then. A letter goes to nobody before its writer has read it: nobody is
/// asked, and only letter_of() is passed on.
class ExternalOpener : public sigc::trackable {
public:
  static constexpr gint64 pause_us = G_USEC_PER_SEC;

  void open(const std::string& address);

  /// The host that the user is to be asked about, and what to do when they agree. Nothing opens while nobody asks.
  sigc::signal<void(std::string, sigc::slot<void()>)>& signal_asked() { return m_signal_asked; }

  /// No program of the desktop opened it.
  sigc::signal<void()>& signal_failed() { return m_signal_failed; }

private:
  void launch(const std::string& address);
  void launched(GObject* source, GAsyncResult* result);

  gint64 m_last = -pause_us; ///< in the system's monotonic time
  sigc::signal<void(std::string, sigc::slot<void()>)> m_signal_asked;
  sigc::signal<void()> m_signal_failed;
};

} // namespace web
