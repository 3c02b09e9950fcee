// SPDX-License-Identifier: EUPL-1.2
#include "simulator/card_slot.h"

#include "simulator/card/pcscd_server.h"
#include "simulator/card/vpcd_slot.h"

namespace simulator {

namespace {

class ReaderServiceSlot : public CardSlot {
public:
  ReaderServiceSlot(const std::string& socket_path, std::function<void()> pad_asks)
      : m_readers{socket_path, {PracticeReaders::default_reader}, std::move(pad_asks)} {}

  void insert(std::shared_ptr<SimulatedCard> card) override {
    m_readers.insert(PracticeReaders::default_reader, std::move(card));
  }

  void remove() override { m_readers.remove(PracticeReaders::default_reader); }

  void press(const PadInput& input) override { m_readers.press(input); }

private:
  PracticeReaders m_readers;
};

class VirtualReaderSlot : public CardSlot {
public:
  explicit VirtualReaderSlot(std::uint16_t port) : m_slot{port} {}

  void insert(std::shared_ptr<SimulatedCard> card) override { m_slot.insert(std::move(card)); }

  void remove() override { m_slot.remove(); }

private:
  VpcdSlot m_slot;
};

} // namespace

std::unique_ptr<CardSlot> reader_service_slot(const std::string& socket_path, std::function<void()> pad_asks) {
  return std::make_unique<ReaderServiceSlot>(socket_path, std::move(pad_asks));
}

std::unique_ptr<CardSlot> vpcd_slot(std::uint16_t port) {
  return std::make_unique<VirtualReaderSlot>(port);
}

} // namespace simulator
