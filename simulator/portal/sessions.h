// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <chrono>
#include <map>
#include <optional>
#include <string>

namespace simulator {

/// What the portal remembers of one browser, under its session cookie.
struct Visit {
  std::string language;
  std::string holder; ///< empty until signed in
  bool signed_in = false;
  std::string entity; ///< empty until chosen
  std::string capacity;
  int role = 0; ///< 1 or 2; 0 until chosen
  bool started = false;
  bool news_read = false;
  unsigned sign_in = 0; ///< which one at this portal, from 1; 0 until signed in
  std::chrono::steady_clock::time_point last_asked = std::chrono::steady_clock::now();
};

/// The server's memory: sessions of the portal, and the sign-ins on their way through the identity provider.
///
/// A sign-in goes: the portal asks (a state); the card host proves who holds the card (a proof, as a cookie); the
/// identity provider turns state and proof into a code; the portal redeems the code. Each works once, and only with
/// the session or state it was made for. All keys are random and mean nothing.
class Sessions {
public:
  /// Starts a session; gives its key.
  [[nodiscard]] std::string begin(const std::string& language);
  /// The session under this key, or null. Valid until the session ends.
  [[nodiscard]] Visit* find(const std::string& key);
  /// Ends a session and forgets every sign-in made for it.
  void end(const std::string& key);

  /// The portal wants to know who this is: gives the state.
  [[nodiscard]] std::string ask_who(const std::string& session);
  /// The language of the session a state belongs to; nothing for a state that nobody waits for.
  [[nodiscard]] std::optional<std::string> language_of(const std::string& state) const;
  /// The card host saw the holder's certificate: gives the proof.
  [[nodiscard]] std::optional<std::string> prove(const std::string& state, const std::string& holder);
  /// Turns a state and its proof into a code, once.
  [[nodiscard]] std::optional<std::string> code_for(const std::string& state, const std::string& proof);
  /// Signs the session in with a code made for it; gives the session's new key, since a key known from before the
  /// sign-in must not be worth more after it.
  [[nodiscard]] std::optional<std::string> redeem(const std::string& session, const std::string& code);

private:
  struct SignIn {
    std::string session;
    std::string holder;
    std::string proof;
    std::string code;
  };

  std::map<std::string, Visit> m_visits;
  unsigned m_count = 0;                     ///< of sign-ins that came through
  std::map<std::string, SignIn> m_sign_ins; ///< by state
};

} // namespace simulator
