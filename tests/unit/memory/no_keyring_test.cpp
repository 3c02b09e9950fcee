// SPDX-License-Identifier: EUPL-1.2
// Runs on a private bus without a keyring (tests/support/with-bus).
#include "memory/card_memory.h"
#include "waiting.h"

#include <gio/gio.h>
#include <gtest/gtest.h>

namespace memory {
namespace {

using testing::chip;

const CardRecord own{Standing::own, std::nullopt};

TEST(WithoutAKeyring, everything_says_so_at_once) {
  CardMemory cards{CardMemory::Scope::real, Patience{std::chrono::hours{1}, std::chrono::hours{1}}};
  EXPECT_TRUE(std::holds_alternative<NoKeyring>(testing::recall(cards, chip(1)))) << "told, not waited for";
  EXPECT_EQ(testing::remember(cards, chip(1), own), SaveResult::no_keyring);
  EXPECT_EQ(testing::forget(cards, chip(1)), SaveResult::no_keyring);
  EXPECT_EQ(testing::knows_own_card(cards), std::nullopt) << "neither yes nor no";
}

TEST(WithoutAKeyring, the_cards_of_practice_are_forgotten_all_the_same) {
  PracticeCards cards;
  testing::forget_all(cards); // calls back
}

TEST(WithoutAKeyring, a_card_is_known_for_the_life_of_the_process) {
  CardMemory cards{CardMemory::Scope::real};
  ASSERT_EQ(testing::remember(cards, chip(1), own), SaveResult::no_keyring);
  EXPECT_EQ(ownership_of(testing::recall(cards, chip(1))), card::Ownership::own);
  EXPECT_EQ(ownership_of(testing::recall(cards, chip(2))), card::Ownership::unknown);
  testing::forget(cards, chip(1));
  EXPECT_EQ(ownership_of(testing::recall(cards, chip(1))), card::Ownership::unknown);
}

/// Owns the keyring's name and never answers anybody.
class SilentKeyring {
public:
  SilentKeyring() : m_bus{g_bus_get_sync(G_BUS_TYPE_SESSION, nullptr, nullptr)} {
    std::optional<bool> owned;
    m_name = g_bus_own_name_on_connection(
        m_bus, "org.freedesktop.secrets", G_BUS_NAME_OWNER_FLAGS_NONE,
        [](GDBusConnection*, const gchar*, gpointer to) { *static_cast<std::optional<bool>*>(to) = true; }, nullptr,
        &owned, nullptr);
    m_filter = g_dbus_connection_add_filter(m_bus, swallow, nullptr, nullptr);
    testing::wait_for(owned);
  }

  ~SilentKeyring() {
    g_dbus_connection_remove_filter(m_bus, m_filter);
    g_bus_unown_name(m_name);
    g_object_unref(m_bus);
  }

  SilentKeyring(const SilentKeyring&) = delete;
  SilentKeyring& operator=(const SilentKeyring&) = delete;
  SilentKeyring(SilentKeyring&&) = delete;
  SilentKeyring& operator=(SilentKeyring&&) = delete;

private:
  static GDBusMessage* swallow(GDBusConnection* /*bus*/, GDBusMessage* message, gboolean incoming, gpointer /*data*/) {
    if (incoming == FALSE || g_dbus_message_get_message_type(message) != G_DBUS_MESSAGE_TYPE_METHOD_CALL)
      return message;
    g_object_unref(message);
    return nullptr;
  }

  GDBusConnection* m_bus;
  guint m_name = 0;
  guint m_filter = 0;
};

TEST(WithoutAKeyring, one_that_never_answers_is_waited_for_no_longer_than_its_bound) {
  const SilentKeyring silent;
  CardMemory cards{CardMemory::Scope::real, Patience{std::chrono::milliseconds{200}, std::chrono::milliseconds{200}}};
  EXPECT_TRUE(std::holds_alternative<NoKeyring>(testing::recall(cards, chip(1))));
  EXPECT_EQ(testing::remember(cards, chip(1), own), SaveResult::no_keyring);
}

} // namespace
} // namespace memory
