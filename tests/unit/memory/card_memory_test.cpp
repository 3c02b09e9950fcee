// SPDX-License-Identifier: EUPL-1.2
// Runs on a private bus with a real gnome-keyring (tests/support/with-keyring).
#include "memory/card_memory.h"
#include "waiting.h"

#include <gtest/gtest.h>
#include <libsecret/secret.h>

#include <algorithm>
#include <memory>
#include <string>
#include <vector>

namespace memory {
namespace {

using testing::chip;
using testing::forget;
using testing::recall;
using testing::remember;
using Scope = CardMemory::Scope;

const CardRecord own{Standing::own,
                     portal::Destination{"OCMW van Herstappe", "Maatschappelijk Welzijn", "Sociale Agent"}};
const CardRecord left_alone{Standing::not_for_primaweb, std::nullopt};

/// One entry as anybody on the bus sees it.
struct Entry {
  std::string label;
  std::vector<std::pair<std::string, std::string>> attributes;
  std::string secret;
  SecretItem* item = nullptr;
};

class InAKeyring : public ::testing::Test {
protected:
  void SetUp() override {
    m_service.reset(secret_service_get_sync(SECRET_SERVICE_LOAD_COLLECTIONS, nullptr, nullptr));
    ASSERT_TRUE(m_service) << "run me through tests/support/with-keyring";
    for (const auto& entry : entries())
      secret_item_delete_sync(entry.item, nullptr, nullptr);
    ASSERT_TRUE(entries().empty());
  }

  /// Everything in the keyring, whoever put it there.
  std::vector<Entry> entries() {
    load_items();
    std::vector<Entry> all;
    for (const GList* at = m_items; at != nullptr; at = at->next)
      all.push_back(read(SECRET_ITEM(at->data)));
    return all;
  }

  static std::string attribute(const Entry& entry, const std::string& name) {
    const auto at = std::find_if(entry.attributes.begin(), entry.attributes.end(),
                                 [&name](const auto& attribute) { return attribute.first == name; });
    return at == entry.attributes.end() ? std::string{} : at->second;
  }

  /// Puts something else into the secrets of the entries of this kind.
  void overwrite(const std::string& kind, const std::string& text) {
    for (const auto& entry : entries())
      if (attribute(entry, "kind") == kind) {
        SecretValue* value = secret_value_new(text.c_str(), -1, "text/plain");
        EXPECT_TRUE(secret_item_set_secret_sync(entry.item, value, nullptr, nullptr));
        secret_value_unref(value);
      }
  }

  void lock() {
    GList* collections = secret_service_get_collections(m_service.get());
    EXPECT_GT(secret_service_lock_sync(m_service.get(), collections, nullptr, nullptr, nullptr), 0);
    g_list_free_full(collections, g_object_unref);
  }

  /// As the desktop's log-in does, without a question to the user: by the keyring's own door for it.
  void unlock() {
    GDBusConnection* bus = g_dbus_proxy_get_connection(G_DBUS_PROXY(m_service.get()));
    const auto call = [bus](const char* interface, const char* method, GVariant* arguments) {
      GError* failure = nullptr;
      GVariant* answer =
          g_dbus_connection_call_sync(bus, "org.freedesktop.secrets", "/org/freedesktop/secrets", interface, method,
                                      arguments, nullptr, G_DBUS_CALL_FLAGS_NONE, -1, nullptr, &failure);
      EXPECT_NE(answer, nullptr) << method << ": " << (failure == nullptr ? "" : failure->message);
      g_clear_error(&failure);
      return answer;
    };
    GVariant* opened =
        call("org.freedesktop.Secret.Service", "OpenSession", g_variant_new("(sv)", "plain", g_variant_new_string("")));
    const gchar* session = nullptr;
    g_variant_get(opened, "(v&o)", nullptr, &session);
    GVariant* password =
        g_variant_new("(o@ay@ays)", session, g_variant_new_fixed_array(G_VARIANT_TYPE_BYTE, nullptr, 0, 1),
                      g_variant_new_fixed_array(G_VARIANT_TYPE_BYTE, "test", 4, 1), "text/plain");
    g_variant_unref(call("org.gnome.keyring.InternalUnsupportedGuiltRiddenInterface", "UnlockWithMasterPassword",
                         g_variant_new("(o@(oayays))", "/org/freedesktop/secrets/collection/login", password)));
    g_variant_unref(opened);
  }

  void TearDown() override { g_list_free_full(m_items, g_object_unref); }

private:
  struct Unref {
    void operator()(gpointer object) const { g_object_unref(object); }
  };

  void load_items() {
    g_list_free_full(m_items, g_object_unref);
    GHashTable* any = g_hash_table_new(g_str_hash, g_str_equal);
    m_items = secret_service_search_sync(m_service.get(), nullptr, any,
                                         static_cast<SecretSearchFlags>(SECRET_SEARCH_ALL | SECRET_SEARCH_LOAD_SECRETS),
                                         nullptr, nullptr);
    g_hash_table_unref(any);
  }

  static Entry read(SecretItem* item) {
    Entry entry;
    entry.item = item;
    gchar* label = secret_item_get_label(item);
    entry.label = label;
    g_free(label);
    GHashTable* attributes = secret_item_get_attributes(item);
    GHashTableIter at;
    gpointer name = nullptr;
    gpointer value = nullptr;
    g_hash_table_iter_init(&at, attributes);
    while (g_hash_table_iter_next(&at, &name, &value))
      entry.attributes.emplace_back(static_cast<const char*>(name), static_cast<const char*>(value));
    g_hash_table_unref(attributes);
    if (SecretValue* secret = secret_item_get_secret(item); secret != nullptr) {
      entry.secret = secret_value_get_text(secret);
      secret_value_unref(secret);
    }
    return entry;
  }

  std::unique_ptr<SecretService, Unref> m_service;
  GList* m_items = nullptr;
};

TEST_F(InAKeyring, an_empty_one_knows_no_card) {
  CardMemory cards{Scope::real};
  const auto answer = recall(cards, chip(1));
  EXPECT_TRUE(std::holds_alternative<UnknownCard>(answer));
  EXPECT_EQ(ownership_of(answer), card::Ownership::not_used_here);
  EXPECT_TRUE(entries().empty()) << "looking must leave nothing behind";
}

TEST_F(InAKeyring, what_was_remembered_is_recalled_by_the_next_program) {
  {
    CardMemory cards{Scope::real};
    ASSERT_EQ(remember(cards, chip(1), own), SaveResult::saved);
  }
  CardMemory cards{Scope::real};
  EXPECT_EQ(std::get<CardRecord>(recall(cards, chip(1))), own);
}

TEST_F(InAKeyring, another_card_is_unknown) {
  CardMemory cards{Scope::real};
  ASSERT_EQ(remember(cards, chip(1), own), SaveResult::saved);
  EXPECT_TRUE(std::holds_alternative<UnknownCard>(recall(cards, chip(2))));
}

TEST_F(InAKeyring, tells_whose_a_card_is) {
  {
    CardMemory cards{Scope::real};
    ASSERT_EQ(remember(cards, chip(1), own), SaveResult::saved);
    ASSERT_EQ(remember(cards, chip(2), left_alone), SaveResult::saved);
  }
  CardMemory cards{Scope::real};
  EXPECT_EQ(ownership_of(recall(cards, chip(1))), card::Ownership::own);
  EXPECT_EQ(ownership_of(recall(cards, chip(2))), card::Ownership::not_for_primaweb);
}

TEST_F(InAKeyring, what_another_process_signed_in_with_is_known_without_being_kept) {
  CardMemory cards{Scope::real};
  cards.note(CardToken::make(chip(1)), own);
  EXPECT_EQ(cards.noted(chip(1)), own);
  EXPECT_FALSE(cards.noted(chip(2)));
  EXPECT_EQ(std::get<CardRecord>(recall(cards, chip(1))), own);
  EXPECT_TRUE(entries().empty());
}

TEST_F(InAKeyring, what_is_kept_comes_before_what_a_process_knows_by_itself) {
  CardMemory cards{Scope::real};
  cards.note(CardToken::make(chip(1)), own);
  {
    CardMemory other{Scope::real};
    ASSERT_EQ(remember(other, chip(1), left_alone), SaveResult::saved);
  }
  EXPECT_EQ(std::get<CardRecord>(recall(cards, chip(1))), left_alone);
}

TEST_F(InAKeyring, a_new_standing_takes_the_place_of_the_old_one) {
  CardMemory cards{Scope::real};
  ASSERT_EQ(remember(cards, chip(1), left_alone), SaveResult::saved);
  ASSERT_EQ(remember(cards, chip(1), own), SaveResult::saved);
  EXPECT_EQ(std::get<CardRecord>(recall(cards, chip(1))), own);
  EXPECT_EQ(entries().size(), 2U) << "the salt and one card";
}

TEST_F(InAKeyring, a_forgotten_card_is_unknown_again) {
  CardMemory cards{Scope::real};
  ASSERT_EQ(remember(cards, chip(1), own), SaveResult::saved);
  ASSERT_EQ(forget(cards, chip(1)), SaveResult::saved);
  EXPECT_TRUE(std::holds_alternative<UnknownCard>(recall(cards, chip(1))));
  EXPECT_EQ(forget(cards, chip(1)), SaveResult::saved) << "forgetting twice is no failure";
}

TEST_F(InAKeyring, cards_can_be_listed_and_forgotten_without_being_there) {
  CardMemory cards{Scope::real};
  CardMemory practice{Scope::practice};
  ASSERT_EQ(remember(cards, chip(1), own), SaveResult::saved);
  ASSERT_EQ(remember(cards, chip(2), left_alone), SaveResult::saved);
  ASSERT_EQ(remember(practice, chip(3), own), SaveResult::saved);

  CardMemory preferences{Scope::real};
  auto listed = testing::list(preferences).value();
  ASSERT_EQ(listed.size(), 2U);
  std::ranges::sort(listed, {}, [](const KeptCard& card) { return card.record.standing; });
  EXPECT_EQ(listed[0].record, own);
  EXPECT_EQ(listed[1].record, left_alone);
  const auto age = std::chrono::system_clock::now() - listed[0].written;
  EXPECT_LT(std::chrono::abs(age), std::chrono::hours{1});

  std::optional<SaveResult> forgotten;
  preferences.forget_kept(listed[1].name, [&forgotten](SaveResult kept) { forgotten = kept; });
  EXPECT_EQ(testing::wait_for(forgotten), SaveResult::saved);
  std::optional<SaveResult> kept_as;
  preferences.keep(listed[0].name, left_alone, [&kept_as](SaveResult kept) { kept_as = kept; });
  EXPECT_EQ(testing::wait_for(kept_as), SaveResult::saved);

  EXPECT_EQ(std::get<CardRecord>(recall(cards, chip(1))), left_alone);
  EXPECT_EQ(std::get<CardRecord>(recall(cards, chip(2))), left_alone) << "as it is noted here";
  cards.forget_notes();
  EXPECT_TRUE(std::holds_alternative<UnknownCard>(recall(cards, chip(2))));
  EXPECT_EQ(testing::list(preferences).value().size(), 1U);
}

TEST_F(InAKeyring, all_cards_of_practice_are_forgotten_at_once_and_no_real_one) {
  CardMemory real{Scope::real};
  CardMemory practice{Scope::practice};
  ASSERT_EQ(remember(real, chip(1), own), SaveResult::saved);
  ASSERT_EQ(remember(practice, chip(1), own), SaveResult::saved);
  ASSERT_EQ(remember(practice, chip(2), left_alone), SaveResult::saved);

  PracticeCards cards;
  testing::forget_all(cards);
  CardMemory next_practice{Scope::practice};
  EXPECT_TRUE(std::holds_alternative<UnknownCard>(recall(next_practice, chip(1))));
  EXPECT_TRUE(std::holds_alternative<UnknownCard>(recall(next_practice, chip(2))));
  for (const auto& entry : entries())
    EXPECT_EQ(attribute(entry, "scope"), "real");
  CardMemory next_program{Scope::real};
  EXPECT_EQ(std::get<CardRecord>(recall(next_program, chip(1))), own);
}

TEST_F(InAKeyring, that_is_locked_is_not_opened_to_forget_the_cards_of_practice) {
  CardMemory practice{Scope::practice};
  ASSERT_EQ(remember(practice, chip(1), own), SaveResult::saved);
  lock();
  PracticeCards cards;
  testing::forget_all(cards);
  unlock();
  CardMemory next_practice{Scope::practice};
  EXPECT_EQ(std::get<CardRecord>(recall(next_practice, chip(1))), own);
}

TEST_F(InAKeyring, a_card_of_the_users_own_is_known_to_be_there_also_while_it_is_locked) {
  CardMemory cards{Scope::real};
  EXPECT_EQ(testing::knows_own_card(cards), false);
  ASSERT_EQ(remember(cards, chip(1), left_alone), SaveResult::saved);
  EXPECT_EQ(testing::knows_own_card(cards), false);
  ASSERT_EQ(remember(cards, chip(2), own), SaveResult::saved);
  EXPECT_EQ(testing::knows_own_card(cards), true);
  lock();
  EXPECT_EQ(testing::knows_own_card(cards), true);
  unlock();
}

TEST_F(InAKeyring, a_broken_entry_is_listed_so_that_it_can_be_forgotten) {
  CardMemory cards{Scope::real};
  ASSERT_EQ(remember(cards, chip(1), own), SaveResult::saved);
  overwrite("own", "neither a key file nor anything else");
  const auto listed = testing::list(cards).value();
  ASSERT_EQ(listed.size(), 1U);
  EXPECT_EQ(listed[0].record, CardRecord{});
}

TEST_F(InAKeyring, practice_and_real_do_not_know_each_other) {
  CardMemory real{Scope::real};
  CardMemory practice{Scope::practice};
  ASSERT_EQ(remember(practice, chip(1), own), SaveResult::saved);
  const auto answer = recall(real, chip(1));
  EXPECT_TRUE(std::holds_alternative<UnknownCard>(answer));

  ASSERT_EQ(remember(real, chip(1), left_alone), SaveResult::saved);
  EXPECT_EQ(std::get<CardRecord>(recall(practice, chip(1))), own);
}

TEST_F(InAKeyring, nothing_tells_whose_card_it_is) {
  CardMemory cards{Scope::real};
  ASSERT_EQ(remember(cards, chip(1), own), SaveResult::saved);
  const std::string serial_hex = "534c494e336600296cff282300000001";
  const std::string distinct_part = serial_hex.substr(20);
  const auto found = entries();
  ASSERT_EQ(found.size(), 2U);
  for (const auto& entry : found) {
    EXPECT_EQ(entry.label, "PrimaWeb Launcher");
    auto readable = entry.label + "\n" + entry.secret;
    for (const auto& [name, value] : entry.attributes) {
      readable += "\n" + value;
      EXPECT_TRUE(name == "scope" || name == "card" || name == "kind" || name == "xdg:schema") << name;
      EXPECT_EQ(value.find("Herstappe"), std::string::npos) << "readable without opening the keyring";
    }
    std::transform(readable.begin(), readable.end(), readable.begin(), [](char c) { return g_ascii_tolower(c); });
    EXPECT_EQ(readable.find(distinct_part), std::string::npos);
    EXPECT_EQ(readable.find("slin3f"), std::string::npos);
  }
}

TEST_F(InAKeyring, a_broken_entry_is_an_unknown_card_until_it_is_remembered_again) {
  {
    CardMemory before{Scope::real};
    ASSERT_EQ(remember(before, chip(1), own), SaveResult::saved);
  }
  CardMemory cards{Scope::real};
  overwrite("own", "neither a key file nor anything else");
  EXPECT_TRUE(std::holds_alternative<UnknownCard>(recall(cards, chip(1))));
  ASSERT_EQ(remember(cards, chip(1), own), SaveResult::saved);
  EXPECT_EQ(std::get<CardRecord>(recall(cards, chip(1))), own);
}

TEST_F(InAKeyring, a_broken_salt_is_replaced_and_takes_its_lost_entries_along) {
  {
    CardMemory before{Scope::real};
    ASSERT_EQ(remember(before, chip(1), own), SaveResult::saved);
  }
  CardMemory cards{Scope::real};
  overwrite("salt", "pepper");
  ASSERT_TRUE(std::holds_alternative<UnknownCard>(recall(cards, chip(1))));
  ASSERT_EQ(remember(cards, chip(2), own), SaveResult::saved);
  EXPECT_EQ(std::get<CardRecord>(recall(cards, chip(2))), own);
  EXPECT_EQ(entries().size(), 2U);
}

TEST_F(InAKeyring, questions_are_answered_in_their_order) {
  CardMemory cards{Scope::real};
  std::vector<int> order;
  std::optional<LookupResult> last;
  cards.remember(chip(1), own, [&order](SaveResult /*kept*/) { order.push_back(1); });
  cards.remember(chip(2), left_alone, [&order](SaveResult /*kept*/) { order.push_back(2); });
  cards.recall(chip(1), [&order, &last](LookupResult answer) {
    order.push_back(3);
    last = std::move(answer);
  });
  EXPECT_EQ(std::get<CardRecord>(testing::wait_for(last)), own);
  EXPECT_EQ(order, (std::vector{1, 2, 3}));
  EXPECT_EQ(entries().size(), 3U) << "one salt for both";
}

TEST_F(InAKeyring, nothing_is_answered_after_the_memory_is_gone) {
  bool answered = false;
  {
    CardMemory gone{Scope::real};
    gone.remember(chip(1), own, [&answered](SaveResult /*kept*/) { answered = true; });
    gone.recall(chip(1), [&answered](const LookupResult& /*answer*/) { answered = true; });
  }
  CardMemory cards{Scope::real};
  ASSERT_EQ(remember(cards, chip(2), own), SaveResult::saved);
  EXPECT_FALSE(answered);
}

TEST_F(InAKeyring, a_memory_may_be_destroyed_by_its_own_answer) {
  auto cards = std::make_unique<CardMemory>(Scope::real);
  std::optional<SaveResult> answer;
  cards->remember(chip(1), own, [&cards, &answer](SaveResult kept) {
    cards.reset();
    answer = kept;
  });
  EXPECT_EQ(testing::wait_for(answer), SaveResult::saved);
}

// Nothing on this bus can ask for the password, so a locked keyring stays locked.
TEST_F(InAKeyring, that_stays_locked_is_no_keyring_and_is_not_asked_for_twice) {
  {
    CardMemory before{Scope::real};
    ASSERT_EQ(remember(before, chip(1), own), SaveResult::saved);
  }
  CardMemory cards{Scope::real};
  lock();
  EXPECT_EQ(ownership_of(recall(cards, chip(1))), card::Ownership::unknown);
  EXPECT_EQ(ownership_of(recall(cards, chip(1))), card::Ownership::unknown);
  EXPECT_EQ(remember(cards, chip(2), own), SaveResult::no_keyring);
  const auto noted = recall(cards, chip(2));
  EXPECT_TRUE(std::holds_alternative<NoKeyring>(noted));
  EXPECT_FALSE(testing::list(cards));
  EXPECT_EQ(ownership_of(noted), card::Ownership::own) << "for the life of the process";
  unlock();
}

/// Of what a locked keyring holds, a quiet question finds nothing and leaves the one loud question for later.
TEST_F(InAKeyring, that_is_locked_is_no_keyring_to_who_asks_quietly) {
  {
    CardMemory before{Scope::real};
    ASSERT_EQ(remember(before, chip(1), own), SaveResult::saved);
  }
  CardMemory cards{Scope::real};
  const auto recall_quietly = [&cards] {
    std::optional<LookupResult> answer;
    cards.recall_quietly(chip(1), [&answer](LookupResult recollection) { answer = std::move(recollection); });
    return testing::wait_for(answer);
  };
  lock();
  EXPECT_EQ(ownership_of(recall_quietly()), card::Ownership::unknown);
  unlock();
  EXPECT_EQ(std::get<CardRecord>(recall_quietly()), own);
}

TEST_F(InAKeyring, is_used_again_once_it_is_open_although_opening_it_was_refused_before) {
  {
    CardMemory before{Scope::real};
    ASSERT_EQ(remember(before, chip(1), own), SaveResult::saved);
  }
  CardMemory cards{Scope::real};
  lock();
  ASSERT_EQ(ownership_of(recall(cards, chip(1))), card::Ownership::unknown);
  unlock();
  EXPECT_EQ(std::get<CardRecord>(recall(cards, chip(1))), own);
}

} // namespace
} // namespace memory
