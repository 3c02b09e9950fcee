// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "portal/hidden_words.h"
#include "portal/page_rule.h"
#include "portal/road.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace portal {

/// One walk through the portal, as everybody may know it: hosts and paths, the rules that recognised a page, and roles
/// and names of what was pressed and chosen from, in order.
///
/// It holds nothing else (promise 5): what it is told goes through HiddenWords before it is kept, and again when
/// another word turns out to be personal. Of a page nothing is kept but its address and what was done in it: any other
/// name in it may be anybody's. Where the user may be at work already, or has filled something in, what they press may
/// be anybody's, too: then only its role is told, and of the address the host. Thread: any one.
class Walk {
public:
  /// More pages than these are no way to a service but a day's work: the rest is not kept.
  static constexpr std::size_t most_steps = 40;

  Walk() = default;
  /// `description`: a button of a name that its shipped rules have is no line of a list of anybody's, though it stands
  /// among others.
  explicit Walk(const Description& description);

  /// The holder of the card.
  void hide_person(const std::string& name);
  /// The lines of a list that was shown.
  void hide_lines(const std::vector<Option>& lines);

  /// A page came. `rule`: the one that recognised it; null: none did.
  void page_shown(std::string_view address, const PageRule* rule);
  /// The launcher pressed or chose what the rule of the last page says.
  void launcher_acted(const PageRule& rule);
  void user_acted(const ActByHand& act);
  /// The card was asked for at this address.
  void card_wanted(std::string_view address);
  /// The portal led to a host that is not in the description.
  void refused(std::string_view host);
  /// The user is in the service; `address`: empty where it is known no more.
  void arrived(std::string_view address);

  /// The user does not want to be watched: what they did is left out.
  void leave_out_user();

  /// What comes now is not on the way.
  void stop() { m_is_stopped = true; }

  [[nodiscard]] bool empty() const { return m_steps.empty(); }

  /// In English, as the description's own words are: it is for whoever writes one.
  [[nodiscard]] std::string text() const;

private:
  enum class Kind { page, card, refused, arrived };

  /// What was done, and to what.
  struct Deed {
    std::string what; ///< of the words of walk.cpp only
    std::optional<Locator> control{};
    bool is_users = false;

    bool operator==(const Deed&) const = default;
  };

  struct Step {
    Kind kind = Kind::page;
    std::string address{}; ///< as HiddenWords has it
    std::string rule{};    ///< name of a shipped rule, or the layer of another one; empty: none
    std::string meaning{}; ///< a word of portal::Meaning
    bool is_known = false; ///< its rule says that it is no page of anybody's work
    std::vector<Deed> deeds{};
  };

  void add(Step step);
  /// One that was done before on the page, as by who presses a button again, stands where it was done last.
  void add(Deed deed);
  void hide_again();
  /// What is told of a step on which the user may have been at work.
  [[nodiscard]] Step without_work(Step step) const;
  /// Counted from 0: no step before it is one on which they may have been. The card was asked for after it, or it is
  /// on another host than the service, to which it led.
  [[nodiscard]] std::size_t first_of_work() const;
  /// As the report may have it.
  [[nodiscard]] std::string place_of(std::string_view address, bool is_known) const;
  [[nodiscard]] bool was_filled_in(std::string_view place) const;
  [[nodiscard]] static std::string text(const Step& step);

  HiddenWords m_hidden;
  std::vector<Step> m_steps;
  std::vector<std::string> m_filled_in; ///< pages, and after the card whole hosts, as HiddenWords has them
  bool m_card_was_wanted = false;
  bool m_is_stopped = false;
};

} // namespace portal
