"""Invented names, telephone numbers, identity numbers and credit codes; none of them can belong to anybody."""

from xundian.codes.rules import check_uscc, make_identity

SURNAMES = "李张杨王马陈刘赵周何罗唐朱高孙丁吴郭尹代段晏柳毕普龙陆耿蒋徐钱潘董窦"
HUI_SURNAMES = "马保纳桂金虎撒合丁沙"
MIAO_SURNAMES = "杨龙陶熊李张王朱"
YI_SURNAMES = ["吉克", "沙马", "海来", "阿的", "吉木", "且沙", "俄木", "的日", "曲比", *"毕普李张鲁安"]
YI_GIVEN = ["木呷", "拉且", "日歪", "阿木", "伍支莫", "木乃惹", "子哈", "依洛莫", "克古", "布都莫", "尔且", "妞妞莫"]
MEN = "国强建军志明勇伟兵海平学文正云龙春华荣贵福顺金宝德才光辉成林松江涛鹏飞斌俊杰坤浩宇"
WOMEN = "秀英丽芬兰花梅芳琼珍凤仙菊莲翠萍红艳霞燕玲娟云慧琴香美存会改焕婷雪洁倩颖欣怡"
# Area of the made-up identity numbers: 99 is no province.
AREA = "990129"
USCC_DIGITS = "0123456789ABCDEFGHJKLMNPQRTUWXY"


class Names:
    """Draws names and numbers from one random source and never gives a number twice."""

    def __init__(self, rng):
        self.rng, self._phones, self._serials = rng, set(), {}

    def family(self, ethnic):
        """A surname as families of that group carry it (GB/T 3304 code); some of the Yi have two characters."""
        if ethnic == "07":
            return self.rng.choice(YI_SURNAMES)
        return self.rng.choice({"03": HUI_SURNAMES, "06": MIAO_SURNAMES}.get(ethnic, SURNAMES))

    def person(self, surname, sex):
        """A full name; after a spelt-out surname comes a middle dot."""
        if len(surname) > 1:
            return f"{surname}·{self.rng.choice(YI_GIVEN)}"
        given = self.rng.sample(MEN if sex == "1" else WOMEN, 1 if self.rng.random() < 0.15 else 2)
        return surname + "".join(given)

    def phone(self):
        """A mobile number of the demo: 199 and eight digits."""
        while True:
            number = f"199{self.rng.randrange(10**8):08d}"
            if number not in self._phones:
                self._phones.add(number)
                return number

    def identity(self, birth, sex):
        """A valid identity number from 99."""
        serial = self._serials[birth, sex] = self._serials.get((birth, sex), -1) + 1
        return make_identity(AREA, birth=birth, sex=sex, serial=serial)


def uscc_of(area, serial):
    """A valid unified social credit code (GB 32100) of an enterprise in an area of six digits."""
    stem = f"91{area}{serial:09d}"
    return next(stem + last for last in USCC_DIGITS if not check_uscc(stem + last).problems)
