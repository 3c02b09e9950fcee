// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "portal/description.h"
#include "portal/learned_pages.h"

#include <optional>
#include <string>
#include <vector>

namespace portal {

/// Follows one walk through the portal and learns from it: what the user pressed by hand on an unknown page may be
/// remembered once a known page came of it; what was remembered is forgotten as soon as another known page came of it
/// than before. A learned page that is not recognised today, since it is slow, under repair or another one by now, is
/// not pressed, and so does no harm: it is kept until the user teaches what to press at its address instead.
/// Presses nothing itself: a learned page is pressed like any other known page. Main loop's thread.
class Learner {
public:
  /// `description`: the one that the walk goes by, with the learned pages in it.
  Learner(const Description& description, LearnedPages pages);

  /// Those of the card's holder: words with one of them in it are never kept.
  void set_names(std::vector<std::string> names) { m_names = std::move(names); }

  /// The user pressed something on the unknown page that is there.
  void pressed_by_hand(const PressedByHand& pressed);
  /// The launcher is about to press what the description names on the page of this name.
  void pressed_by_itself(const std::string& page_name);

  /// What to take a page for: unknown, when it was learned, and forgotten since the walk began.
  [[nodiscard]] std::optional<Page> as_remembered(const std::optional<Page>& page) const;

  /// A page came, as as_remembered() has it. Gives what may be remembered now, if the user wants it.
  [[nodiscard]] std::optional<LearnedPage> page_came(const std::optional<Page>& page);
  [[nodiscard]] std::optional<LearnedPage> card_host_came();

  /// The portal is entered anew: what comes now comes of nothing that was pressed before.
  void start_over();

  void remember(const LearnedPage& page) const { m_pages.remember(page); }

  [[nodiscard]] bool has_learned() const { return !m_pages.all().empty(); }

private:
  [[nodiscard]] const PageRule* learned_rule(const std::string& name) const;
  void check_own_press(const std::string& came);
  [[nodiscard]] std::optional<LearnedPage> learned(const std::string& came, Meaning meaning);

  const Description& m_description;
  LearnedPages m_pages;
  std::vector<std::string> m_names;
  std::optional<PressedByHand> m_by_hand;
  const PageRule* m_by_itself = nullptr; ///< a learned page that was pressed, until the next known page
};

} // namespace portal
