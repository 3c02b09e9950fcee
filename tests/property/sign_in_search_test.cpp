// SPDX-License-Identifier: EUPL-1.2
// Searches random sequences of events for one that breaks promise 1, 3, 10 or 11, or takes their work from the user,
// with a real flow, desk, session and guard of the dialog.
//
// PRIMAWEB_SEARCH_SEED chooses other sequences, PRIMAWEB_SEARCH_COUNT how many, and PRIMAWEB_SEARCH_REPLAY plays the
// one that a failure printed.
#include "sign_in_model.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <iostream>

namespace property {
namespace {

unsigned number_from(const char* variable, unsigned otherwise) {
  const char* const text = std::getenv(variable); // NOLINT(concurrency-mt-unsafe): one thread
  return text == nullptr ? otherwise : static_cast<unsigned>(std::strtoul(text, nullptr, 10));
}

TEST(SignInSearch, finds_no_sequence_of_events_that_loses_a_try_or_leaves_a_card_open) {
  SignInModel model;
  if (const char* const text = std::getenv("PRIMAWEB_SEARCH_REPLAY")) { // NOLINT(concurrency-mt-unsafe)
    const auto moves = moves_from(text);
    ASSERT_TRUE(moves) << "not a sequence of moves";
    const auto broken = model.play(*moves);
    ASSERT_FALSE(broken) << *broken;
    return;
  }

  const auto seed = number_from("PRIMAWEB_SEARCH_SEED", 20'261'125);
  const auto count = number_from("PRIMAWEB_SEARCH_COUNT", 10'000);
  std::cout << "seed " << seed << ", " << count << " sequences\n";
  Reached all;
  for (unsigned i = 0; i < count; ++i) {
    std::mt19937 random{seed + i};
    const auto moves = random_moves(random);
    if (const auto broken = model.play(moves)) {
      const auto least = shrunk(moves, [&](const Moves& fewer) { return model.play(fewer) == broken; });
      FAIL() << "sequence " << i << " of seed " << seed << ": " << *broken << "\nPRIMAWEB_SEARCH_REPLAY='"
             << text_of(least) << "'";
    }
    all.count(model.reached());
  }
  std::cout << all;
  for (const auto& [stage, sequences] : all.stages())
    EXPECT_GT(sequences, 0) << "no sequence came as far as: " << stage;
}

} // namespace
} // namespace property
